/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words of consent: languages of Europe, and Vietnamese
 * (consent_words.h says how they are written).
 */
#include "evidence/consent_words.h"

const struct kr_consent_words kr_consent_words_europe[] = {
	/* ---- French, Spanish, German, Portuguese ------------------------- */
	{ "fr", KR_CW_POLICE, "la police|gendarmerie|policiers" },
	{ "fr", KR_CW_YES,
	  "jaccepte|je consens|daccord|jautorise|oui|vous pouvez|"
	  "ne moppose pas|pas dobjection|aucune objection|accord|"
	  "volontiers" },
	{ "fr", KR_CW_PASS,
	  "transmettre|transmettez|informer|informee|saisir|partager|"
	  "envoyez|prevenir|prevenez|communiquer|communiquez|donnez|"
	  "avertir" },
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
	  "si|pueden|no tengo inconveniente|sin problema|consiento" },
	{ "es", KR_CW_PASS,
	  "pasarlo|pasar|pase|pasen|compartir|compartan|entregue|"
	  "entregar|entreguen|enviar|envien|informen|informar|avisen|"
	  "avisar|denunciar" },
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
	  "weitergeben|weiterleiten|geben|ubergeben|informieren|melden|"
	  "weitergegeben|weitergeleitet|mitteilen|einschalten|leiten|"
	  "weiterzugeben|weiterzuleiten|mitzuteilen|einzuschalten" },
	{ "de", KR_CW_WISH, "mochte|mochten|wollen|bitte" },
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
	  "enviar|encaminhar|passar|compartilhar|informar" },
	{ "pt", KR_CW_NOT, "nao|nunca|sem|nada|ninguem|jamais|nenhum" },
	{ "pt", KR_CW_TOLD, "ja|informei|denunciei|fiz" },

	/* ---- Russian, Vietnamese, Dutch, Swedish ------------------------- */
	{ "ru", KR_CW_POLICE, "полици*" },
	{ "ru", KR_CW_YES,
	  "согласен|согласна|согласны|разрешаю|да|не против|можете|можно|"
	  "не возражаю" },
	{ "ru", KR_CW_PASS,
	  "передать|передаите|передавать|передаваите|сообщить|сообщите|"
	  "сообщаите|отправить|отправьте|передали|сообщать|обращаитесь" },
	{ "ru", KR_CW_WISH, "хочу|хотим|прошу|хотел бы|хотела бы" },
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
	{ "vi", KR_CW_PASS, "chuyen|bao|gui|chia se" },
	{ "vi", KR_CW_NOT, "khong|dung|chua" },
	{ "vi", KR_CW_TOLD, "da" },
	{ "nl", KR_CW_POLICE, "politie" },
	{ "nl", KR_CW_YES, "akkoord|toestemming|mag|mogen|graag" },
	{ "nl", KR_CW_PASS, "doorgeven|delen|doorsturen|melden" },
	{ "nl", KR_CW_NOT, "niet|niets|niemand|nooit|geen|nee|zonder" },
	{ "nl", KR_CW_TOLD, "al|reeds|gemeld" },
	{ "sv", KR_CW_POLICE, "polisen|polis" },
	{ "sv", KR_CW_YES, "godkanner|samtycker|garna|okej" },
	{ "sv", KR_CW_PASS, "vidarebefordra|lamna|skicka|dela" },
	{ "sv", KR_CW_NOT, "inte|ingen|inga|inget|ingenting|aldrig|nej|utan" },
	{ "sv", KR_CW_TOLD, "redan|anmalt" },
	{ "", KR_CW_COUNT, NULL }
};
