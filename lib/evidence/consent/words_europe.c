/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words of consent: languages of Europe, and Vietnamese
 * (words.h says how they are written).
 */
#include "evidence/consent/words.h"

const struct kr_consent_words kr_consent_words_europe[] = {
	/* ---- French, Spanish, German, Portuguese ------------------------- */
	{ "fr", KR_CW_POLICE, "la police|gendarmerie|policiers" },
	{ "fr", KR_CW_YES,
	  "jaccepte|je consens|daccord|jautorise|oui|vous pouvez|"
	  "ne moppose pas|pas dobjection|aucune objection|accord|"
	  "volontiers" },
	{ "fr", KR_CW_PASS,
	  "transmettez|envoyez|prevenez|communiquez|donnez|informez|"
	  "partagez|avertissez|saisissez" },
	{ "fr", KR_CW_WISH,
	  "je veux|je souhaite|souhaite|voudrais|veux" },
	{ "fr", KR_CW_NOT,
	  "ne|pas|rien|personne|aucun|aucune|jamais|sans|surtout pas|non" },
	{ "fr", KR_CW_AGAINST, "je refuse|refuse|moppose|je retire" },
	{ "fr", KR_CW_IF, "si|a condition|sauf si|avant de" },
	{ "fr", KR_CW_BREAK, "mais|parce que" },
	{ "fr", KR_CW_TOLD,
	  "deja|porte plainte|ai informe|ai transmis|ai depose|"
	  "ai prevenu|avons informe" },
	{ "es", KR_CW_POLICE, "policia|la policia" },
	{ "es", KR_CW_YES,
	  "doy mi consentimiento|autorizo|autorizamos|acepto|de acuerdo|"
	  "si|pueden|no tengo inconveniente|sin problema|consiento|"
	  "no tengo problema|no hay problema|no hay problema si|"
	  "no tengo problema si|no me importa que|no me molesta que|"
	  "no tengo inconveniente si" },
	{ "es", KR_CW_PASS,
	  "pase|pasen|pasenlo|pasalo|compartan|compartanlo|entregue|"
	  "entreguen|entreguenlo|envien|envienlo|informen|avisen|den|"
	  "denlo" },
	{ "es", KR_CW_WISH,
	  "quiero|queremos|preferimos|prefiero|deseo" },
	{ "es", KR_CW_NOT,
	  "nunca|sin|tampoco|nada|nadie|jamas|ningun|ninguna|ninguno" },
	{ "es", KR_CW_AGAINST, "rechazo|me niego|retiro mi" },
	{ "es", KR_CW_IF, "si|a menos que|hasta que|antes de" },
	{ "es", KR_CW_BREAK, "pero|porque" },
	{ "es", KR_CW_TOLD,
	  "ya|he denunciado|denuncie|he informado|avise a|"
	  "hemos informado|presente una" },
	{ "de", KR_CW_POLICE, "polizei" },
	{ "de", KR_CW_YES,
	  "einverstanden|stimme zu|gern|gerne|durfen|ja|erlaube|"
	  "genehmige|nichts dagegen|zustimmung|einwilligung|kein problem|"
	  "konnen sie" },
	{ "de", KR_CW_PASS,
	  "leiten|geben sie|informieren sie|melden sie|ubergeben sie|"
	  "teilen sie|schalten sie|gebt|leitet|sagt" },
	{ "de", KR_CW_WISH,
	  "mochte|mochten|wollen" },
	{ "de", KR_CW_NOT,
	  "nicht|nichts|nie|niemals|niemand|niemandem|niemanden|nein|ohne|"
	  "kein|keine|keinem|keinen|keiner|keinesfalls|keineswegs|weder" },
	{ "de", KR_CW_AGAINST,
	  "lehne ab|widerspreche|verweigere|widerrufe|lehnen" },
	{ "de", KR_CW_IF, "wenn|falls|erst wenn|bevor|sofern" },
	{ "de", KR_CW_BREAK, "aber|weil|denn" },
	{ "de", KR_CW_TOLD, "bereits|schon|habe ich|haben wir|wurde" },
	{ "pt", KR_CW_POLICE, "policia|a policia" },
	{ "pt", KR_CW_YES, "concordo|aceito|podem|pode" },
	{ "pt", KR_CW_PASS,
	  "enviem|encaminhem|passem|compartilhem|informem|envie|"
	  "encaminhe" },
	{ "pt", KR_CW_NOT, "nao|nunca|sem|nada|ninguem|jamais|nenhum" },
	{ "pt", KR_CW_TOLD, "ja|informei|denunciei|fiz" },

	/* ---- Russian, Vietnamese, Dutch, Swedish ------------------------- */
	{ "ru", KR_CW_POLICE, "полици*" },
	{ "ru", KR_CW_YES,
	  "согласен|согласна|согласны|разрешаю|да|не против|можете|можно|"
	  "не возражаю|не возражаем" },
	{ "ru", KR_CW_PASS,
	  "передаите|передаваите|сообщите|сообщаите|отправьте|"
	  "обращаитесь|перешлите|обратитесь" },
	{ "ru", KR_CW_DONE,
	  "передали|передано|передавали|отправили|сообщали|обратились" },
	{ "ru", KR_CW_WISH,
	  "хочу|хотим|хотел бы|хотела бы" },
	{ "ru", KR_CW_NOT,
	  "не|нет|без|ни|никому|нельзя|ничего|никогда|никто|никак" },
	{ "ru", KR_CW_AGAINST, "против|отказываюсь|отзываю|возражаю" },
	{ "ru", KR_CW_BACK, "отзываю" },
	{ "ru", KR_CW_IF, "если|пока|только если" },
	{ "ru", KR_CW_BREAK, "но|потому что|однако" },
	{ "ru", KR_CW_TOLD,
	  "уже|сообщил|сообщила|сообщили|обратился|обратилась" },
	{ "vi", KR_CW_POLICE, "canh sat|cong an" },
	{ "vi", KR_CW_YES, "dong y|co the" },
	{ "vi", KR_CW_NOT, "khong|dung|chua" },
	{ "vi", KR_CW_TOLD, "da" },
	{ "nl", KR_CW_POLICE, "politie" },
	{ "nl", KR_CW_YES, "akkoord|toestemming|mag|mogen|graag" },
	{ "nl", KR_CW_PASS,
	  "geef|deel|stuur|meld" },
	{ "nl", KR_CW_NOT, "niet|niets|niemand|nooit|geen|nee|zonder" },
	{ "nl", KR_CW_TOLD, "al|reeds|gemeld" },
	{ "sv", KR_CW_POLICE, "polisen|polis" },
	{ "sv", KR_CW_YES, "godkanner|samtycker|garna|okej" },
	{ "sv", KR_CW_PASS, "vidarebefordra|lamna|skicka|dela" },
	{ "sv", KR_CW_NOT, "inte|ingen|inga|inget|ingenting|aldrig|nej|utan" },
	{ "sv", KR_CW_TOLD, "redan|anmalt" },
	{ "fr", KR_CW_JOIN,
	  "que|pour que|a ce que|quon" },
	{ "fr", KR_CW_IDIOM,
	  "est daccord|sont daccord|nest pas contre|na rien contre|"
	  "ne soppose pas" },
	{ "fr", KR_CW_WHOSE,
	  "mon mari|ma femme|mon patron|mon chef|mon avocat|mon pere|"
	  "ma mere|mon fils|ma fille|mon compagnon|ma compagne|"
	  "mes parents|mon ami|mon amie|mon employeur" },
	{ "fr", KR_CW_ASK,
	  "pouvez-vous|pouvez vous|pourriez-vous|faut-il|dois-je|"
	  "devrais-je|puis-je|est-ce que|allez-vous" },
	{ "es", KR_CW_JOIN,
	  "que|para que|a que" },
	{ "es", KR_CW_IDIOM,
	  "esta de acuerdo|estan de acuerdo|no tiene inconveniente|"
	  "no le importa" },
	{ "es", KR_CW_WHOSE,
	  "mi marido|mi esposo|mi esposa|mi mujer|mi jefe|mi jefa|"
	  "mi abogado|mi abogada|mi padre|mi madre|mi hijo|mi hija|"
	  "mis padres|mi amigo|mi amiga|mi pareja" },
	{ "es", KR_CW_ASK,
	  "debo|deberia|puedo|hay que|tengo que" },
	{ "de", KR_CW_JOIN,
	  "dass|ob" },
	{ "de", KR_CW_AGAINST,
	  "dagegen" },
	{ "de", KR_CW_IDIOM,
	  "ist einverstanden|ist damit einverstanden|"
	  "sind einverstanden|hat nichts dagegen|"
	  "hatte nichts dagegen|stimmt zu" },
	{ "de", KR_CW_WHOSE,
	  "mein mann|meine frau|mein chef|meine chefin|mein anwalt|"
	  "meine anwaltin|mein vater|meine mutter|mein sohn|"
	  "meine tochter|meine eltern|mein freund|meine freundin|"
	  "mein partner|meine partnerin" },
	{ "de", KR_CW_ASK,
	  "konnen sie|konnten sie|soll ich|sollte ich|darf ich|"
	  "muss ich|durfen sie" },
	{ "pt", KR_CW_JOIN,
	  "que|para que" },
	{ "pt", KR_CW_IDIOM,
	  "concorda|aceita" },
	{ "pt", KR_CW_WHOSE,
	  "meu marido|minha esposa|minha mulher|meu chefe|"
	  "meu advogado|meu pai|minha mae|meu filho|minha filha|"
	  "meus pais" },
	{ "pt", KR_CW_ASK,
	  "devo|deveria|posso" },
	{ "ru", KR_CW_JOIN,
	  "чтобы|что|чтоб|того чтобы|тем чтобы|передавать" },
	{ "ru", KR_CW_STAND,
	  "согласен|согласна|согласны|не против|не возражает|"
	  "не возражают" },
	{ "ru", KR_CW_YES,
	  "не возражает|не возражают" },
	{ "ru", KR_CW_WHOSE,
	  "муж|мои муж|жена|моя жена|начальник|адвокат|мои адвокат|"
	  "отец|мать|сын|дочь|родители|брат|сестра|друг|подруга|"
	  "партнер|шеф|юрист" },
	{ "ru", KR_CW_ASKED,
	  "ли" },
	{ "vi", KR_CW_JOIN,
	  "rang" },
	{ "vi", KR_CW_STAND,
	  "dong y" },
	{ "vi", KR_CW_WHOSE,
	  "chong toi|vo toi|chong|vo|me toi|bo toi|sep toi|luat su" },
	{ "nl", KR_CW_JOIN,
	  "dat" },
	{ "nl", KR_CW_STAND,
	  "akkoord|gaat akkoord|vindt het goed" },
	{ "nl", KR_CW_WHOSE,
	  "mijn man|mijn vrouw|mijn baas|mijn advocaat|mijn vader|"
	  "mijn moeder|mijn zoon|mijn dochter|mijn ouders|"
	  "mijn vriend|mijn vriendin" },
	{ "sv", KR_CW_JOIN,
	  "att" },
	{ "sv", KR_CW_STAND,
	  "godkanner|samtycker" },
	{ "sv", KR_CW_WHOSE,
	  "min man|min fru|min chef|min advokat|min far|min mor|"
	  "min son|min dotter" },
	{ "fr", KR_CW_ME,
	  "je|nous|jai" },
	{ "es", KR_CW_ME,
	  "yo|nosotros|nosotras" },
	{ "de", KR_CW_ME,
	  "ich|wir" },
	{ "pt", KR_CW_ME,
	  "eu|nos" },
	{ "ru", KR_CW_ME,
	  "я|мы" },
	{ "vi", KR_CW_ME,
	  "toi|chung toi" },
	{ "nl", KR_CW_ME,
	  "ik|wij" },
	{ "sv", KR_CW_ME,
	  "jag" },
	{ "sv", KR_CW_YES,
	  "samtycker till" },
	{ "fr", KR_CW_YES,
	  "autorisons|vous autorise|vous autorise a|acceptons|"
	  "sommes daccord|consentons" },
	{ "fr", KR_CW_DONE,
	  "transmettre|informer|informee|informe|saisir|partager|"
	  "prevenir|communiquer|avertir|transmis|transmise|"
	  "transmettiez|informiez|envoyer|donner|le donner|partage|"
	  "partagee" },
	{ "fr", KR_CW_PLEASE,
	  "sil vous plait|svp|merci de|veuillez|je vous prie de" },
	{ "es", KR_CW_DONE,
	  "pasarlo|pasar|compartir|compartirlo|entregar|entregarlo|"
	  "enviar|enviarlo|informar|avisar|denunciar|pasen esto|"
	  "compartido|enviado" },
	{ "es", KR_CW_PLEASE,
	  "por favor|les ruego|les pido que" },
	{ "de", KR_CW_DONE,
	  "weitergeben|weiterleiten|geben|ubergeben|informieren|"
	  "melden|weitergegeben|weitergeleitet|mitteilen|einschalten|"
	  "weiterzugeben|weiterzuleiten|mitzuteilen|einzuschalten|"
	  "informiert|gegeben" },
	{ "de", KR_CW_PLEASE,
	  "bitte|ich bitte sie" },
	{ "pt", KR_CW_DONE,
	  "enviar|encaminhar|passar|compartilhar|informar|enviado" },
	{ "pt", KR_CW_PLEASE,
	  "por favor" },
	{ "ru", KR_CW_DONE,
	  "передать|передавать|сообщить|отправить|сообщать|переслать" },
	{ "ru", KR_CW_PLEASE,
	  "прошу|пожалуиста|просим" },
	{ "vi", KR_CW_DONE,
	  "chuyen|bao|gui|chia se" },
	{ "vi", KR_CW_PLEASE,
	  "xin hay|hay|vui long|lam on" },
	{ "nl", KR_CW_DONE,
	  "doorgeven|delen|doorsturen|melden|deelt|geeft" },
	{ "nl", KR_CW_PLEASE,
	  "alstublieft|aub" },
	{ "sv", KR_CW_PLEASE,
	  "snalla|var god" },
	/* ---- somebody else says so; nothing is decided yet ------------------ */
	{ "es", KR_CW_WHOSE,
	  "el dice|ella dice|dice el|dice ella" },
	{ "es", KR_CW_HEDGE,
	  "no lo he decidido|no he decidido|no lo hemos decidido|no se si|"
	  "no sabemos si|lo estoy pensando|tengo que pensarlo" },
	{ "fr", KR_CW_HEDGE,
	  "pas encore decide|jhesite|je reflechis|je ne sais pas|"
	  "je sais pas" },
	{ "de", KR_CW_HEDGE,
	  "noch nicht entschieden|uberlege noch|ich uberlege|"
	  "weiss nicht|weiss noch nicht|unschlussig" },
	{ "pt", KR_CW_HEDGE,
	  "nao decidi|nao decidimos|nao sei se|estou pensando|estou a pensar" },
	{ "ru", KR_CW_HEDGE,
	  "не решил|не решила|не решили|не знаю|думаю еще|еще думаю" },
	{ "vi", KR_CW_WHOSE, "con toi|anh toi|chi toi" },
	{ "vi", KR_CW_HEDGE,
	  "chua quyet dinh|chua biet|dang suy nghi|de suy nghi" },
	{ "nl", KR_CW_HEDGE,
	  "nog niet besloten|weet niet|weet het niet|denk er nog over" },
	{ "sv", KR_CW_HEDGE, "inte bestamt|vet inte|funderar" },
	{ "", KR_CW_COUNT, NULL }
};
