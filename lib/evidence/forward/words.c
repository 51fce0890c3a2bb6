/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The words mail programs put around what is forwarded or quoted, in the
 * languages of their users.  All are in the form of the search copy (lower
 * case, marks and apostrophes off), each ended by "|".
 *
 * Source: what mail programs of these languages write.
 */
#include <pthread.h>
#include <string.h>

#include "evidence/forward/reader.h"
#include "evidence/lexicon.h"

struct list {
	int		 what;
	const char	*words;
};

/* Labels of a header block, without the colon. */
static const struct list labels[] = {
	{ KR_LABEL_FROM,
	    "from|sender|sent by|sent from|from address|von|absender|de|"
	    "expediteur|remitente|remetente|da|mittente|van|afzender|fra|"
	    "avsender|afsender|fran|avsandare|lahettaja|od|odesilatel|"
	    "odosielatel|felado|de la|expeditor|expeditorul|salje|"
	    "posiljatelj|от|от кого|отправитель|від|від кого|відправник|"
	    "kimden|gonderen|nadawca|saatja|no|nuo|απο|差出人|送信者|"
	    "发件人|發件人|寄件者|寄件人|보낸 사람|보낸사람|보낸이|"
	    "발신자|tu|nguoi gui|dari|pengirim|mula sa|mula kay|"
	    "nagpadala|na|mai|mai i|mai ia|kaituku|من|المرسل|از|فرستنده|"
	    "प्रेषक|द्वारा|ਵੱਲੋਂ|ਭੇਜਣ ਵਾਲਾ|จาก|ผสง|அனுப்புநர்|מאת|" },
	{ KR_LABEL_TO,
	    "to|recipient|an|empfanger|a|pour|destinataire|para|"
	    "destinatario|aan|ontvanger|til|mottaker|modtager|till|"
	    "mottagare|vastaanottaja|vastaanottajat|komu|pre|prijemca|"
	    "prijemce|cimzett|catre|destinatar|destinatarul|prima|"
	    "primatelj|кому|получатель|kime|alici|adresat|do|kam|προς|"
	    "宛先|收件人|收件者|받는 사람|받는사람|받는이|수신자|den|toi|"
	    "nguoi nhan|kepada|untuk|ke|para kay|para sa|ki|ki a|i|kia|"
	    "الي|المستلم|به|گیرنده|प्रति|प्राप्तकर्ता|ਪ੍ਰਤੀ|ถึง|பெறுநர்|אל|" },
	{ KR_LABEL_CC,
	    "cc|copy|kopie|kopie (cc)|copie a|copie|copia|con copia|kopi|"
	    "kopia|kopio|masolatot kap|masolat|копия|копія|bilgi|dw|"
	    "do wiadomosci|dw.|κοιν.|抄送|副本|참조|salin|tembusan|نسخه|"
	    "نسخه الي|رونوشت|प्रतिलिपि|สําเนา|kape|" },
	{ KR_LABEL_BCC,
	    "bcc|cci|cco|ccn|blindkopie|blind copy|密送|密件副本|"
	    "숨은참조|" },
	{ KR_LABEL_DATE,
	    "date|sent|date sent|sent on|sent at|date and time|"
	    "received at|datum|gesendet|gesendet am|empfangen|envoye|"
	    "envoye le|date denvoi|fecha|enviado|enviado el|enviado em|"
	    "enviada|enviada em|enviada el|data|inviato|inviato il|"
	    "data invio|data de envio|verzonden|verzonden op|verstuurd|"
	    "dato|sendt|skickat|lahetetty|paivamaara|paivays|odeslano|"
	    "odoslane|kuldve|elkuldve|kuldes ideje|trimis|"
	    "data trimiterii|poslano|дата|отправлено|дата отправки|"
	    "надіслано|дата надсилання|tarih|gonderildi|gonderme tarihi|"
	    "gonderilme tarihi|wyslano|wyslane|data wyslania|kuupaev|"
	    "datums|ημερομηνια|σταλθηκε|日付|日時|送信日時|送信日|"
	    "送信済み|日期|时间|時間|发送时间|發送時間|发送日期|發送日期|"
	    "寄件日期|傳送時間|傳送日期|寄件時間|날짜|보낸 날짜|보낸날짜|"
	    "전송|발신일|ngay|da gui|gui|ngay gui|tanggal|dikirim|petsa|"
	    "ipinadala|ra|te ra|i tukua|aso|aho|تاريخ|التاريخ|تم الارسال|"
	    "ارسلت|تاریخ|ارسال شده|दिनांक|तारीख|भेजा गया|ਮਿਤੀ|ਤਾਰੀਖ|"
	    "วันที|สง|สงเมือ|தேதி|תאריך|נשלח|gonderilen|gonderim|"
	    "відправлено|дата відправлення|envoyee|versendet|" },
	{ KR_LABEL_SUBJECT,
	    "subject|title|subject line|betreff|objet|sujet|asunto|"
	    "assunto|oggetto|onderwerp|emne|amne|aihe|predmet|vec|targy|"
	    "subiect|subiectul|naslov|тема|konu|temat|teema|tema|θεμα|"
	    "件名|主題|主题|主旨|标题|標題|제목|chu de|tieu de|perihal|"
	    "subjek|judul|paksa|kaupapa|mataupu|kaveinga|الموضوع|موضوع|"
	    "विषय|ਵਿਸਾ|เรือง|หัวเรือง|பொருள்|נושא|" },
	{ KR_LABEL_REPLY_TO,
	    "reply-to|reply to|replyto|antwort an|antworten an|"
	    "repondre a|responder a|rispondi a|antwoord aan|"
	    "antwoorden aan|svar til|svara till|vastausosoite|odpovedet|"
	    "odpoved na|odpowiedz do|valaszcim|raspuns la|odgovori na|"
	    "ответить|кому ответить|yanitla|yanit adresi|返信先|回复|"
	    "答复|回覆|回覆至|회신|tra loi|" },
	{ KR_LABEL_MESSAGE_ID,
	    "message-id|message id|" },
	{ KR_LABEL_OTHER,
	    "importance|priority|sensitivity|attachments|attachment|"
	    "attached|organization|organisation|received|return-path|"
	    "delivered-to|mailed-by|signed-by|security|mailing list|"
	    "resent-from|authentication-results|received-spf|"
	    "mime-version|content-type|content-transfer-encoding|"
	    "user-agent|references|in-reply-to|thread-topic|thread-index|"
	    "list-unsubscribe|categories|wichtigkeit|prioritat|anlagen|"
	    "anhange|anlage|pieces jointes|piece jointe|priorite|"
	    "importancia|datos adjuntos|adjuntos|prioridad|prioridade|"
	    "anexos|allegati|priorita|bijlagen|urgentie|prioriteit|"
	    "vedlegg|prioritet|bilagor|bifogade filer|vedhaeftede filer|"
	    "viktighet|liitteet|tarkeys|prilohy|dolezitost|dulezitost|"
	    "melleklet|mellekletek|fontossag|atasamente|prilozi|privitak|"
	    "вложения|важность|вкладення|ekler|onem|zalaczniki|zalacznik|"
	    "waznosc|添付ファイル|重要度|附件|重要性|첨부|첨부 파일|"
	    "tep dinh kem|lampiran|المرفقات|mga kalakip|" },
};

/* What stands between the dashes; more may follow ("from X", "by Y"). */
static const struct list separators[] = {
	{ KR_SEPARATOR_FORWARDED,
	    "incepe mesajul redirectionat|incepe mesajul|iletilmis mesaj|"
	    "iletilmis e-posta|yonlendirilmis mesaj|"
	    "yonlendirilmis e-posta|iletilen e-posta|forwarded message|"
	    "forwarded mail|forwarded email|forwarded e-mail|"
	    "forwarded by|forwarded letter|forwarded content|"
	    "forwarded text|forward message|fwd|fwd message|"
	    "begin forwarded message|start of forwarded message|"
	    "start forwarded message|begin forwarded mail|"
	    "begin forwarded email|message transfere|message transmis|"
	    "message reexpedie|mail transfere|debut du message reexpedie|"
	    "debut du message transfere|courriel transfere|"
	    "weitergeleitete nachricht|weitergeleitete mail|"
	    "weitergeleitete e-mail|"
	    "anfang der weitergeleiteten nachricht|"
	    "anfang der weitergeleiteten e-mail|"
	    "beginn der weitergeleiteten nachricht|"
	    "beginn der weitergeleiteten e-mail|mensaje reenviado|"
	    "correo reenviado|inicio del mensaje reenviado|"
	    "inicio de mensaje reenviado|mensagem encaminhada|"
	    "mensagem reencaminhada|inicio da mensagem encaminhada|"
	    "inicio da mensagem reencaminhada|messaggio inoltrato|"
	    "inizio messaggio inoltrato|inizio del messaggio inoltrato|"
	    "doorgestuurd bericht|begin doorgestuurd bericht|"
	    "doorgezonden bericht|videresendt melding|videresendt besked|"
	    "videresendt meddelelse|videresendt mail|"
	    "start pa videresendt besked|start pa videresendt melding|"
	    "begynnelse pa videresendt melding|"
	    "start pa videresendt e-mail|vidarebefordrat meddelande|"
	    "vidarebefordrat mejl|vidarebefordrat mail|"
	    "vidarebefordrat e-postmeddelande|vidarebefordrat brev|"
	    "valitetty viesti|edelleenlahetetty viesti|"
	    "valitetyn viestin alku|edelleen lahetetty viesti|"
	    "preposlana zprava|predana zprava|zacatek preposlane zpravy|"
	    "zacatek preposilane zpravy|preposlana sprava|"
	    "zaciatok preposlanej spravy|zaciatok preposielanej spravy|"
	    "tovabbitott uzenet|tovabbitott level|"
	    "tovabbitott uzenet kezdete|tovabbitott level kezdete|"
	    "az atiranyitott uzenet eleje|mesaj redirectionat|"
	    "mesaj transmis|mesaj inaintat|mesaj retrimis|"
	    "mesajul redirectionat|inceputul mesajului redirectionat|"
	    "inceput mesaj redirectionat|proslijedena poruka|"
	    "proslijedeni e-mail|pocetak proslijedene poruke|"
	    "zapocni proslijedenu poruku|zapocni proslijedivanje poruke|"
	    "пересылаемое сообщение|перенаправленное сообщение|"
	    "пересланное сообщение|переадресованное сообщение|"
	    "начало переадресованного сообщения|"
	    "начало пересылаемого сообщения|"
	    "начало пересланного сообщения|переслане повідомлення|"
	    "перенаправлене повідомлення|переспрямоване повідомлення|"
	    "початок листа, що пересилається|"
	    "початок переадресованого повідомлення|"
	    "початок переспрямованого повідомлення|iletilen mesaj|"
	    "iletilen ileti|iletilmis ileti|yonlendirilmis ileti|"
	    "yonlendirilen mesaj|ileti baslangici|"
	    "iletilen iletinin baslangici|iletilen mesajin baslangici|"
	    "przekazana wiadomosc|tresc przekazanej wiadomosci|"
	    "wiadomosc przekazana|wiadomosc przeslana dalej|"
	    "poczatek przekazywanej wiadomosci|"
	    "poczatek przekazanej wiadomosci|edastatud kiri|"
	    "parsutita zina|persiustas laiskas|προωθημενο μηνυμα|"
	    "αρχη προωθημενου μηνυματος|転送されたメッセージ|"
	    "転送メッセージ|転送されたメール|転送メール|転送元のメール|"
	    "转发的邮件|转发邮件|转发邮件信息|转发的消息|轉寄的郵件|"
	    "轉寄郵件|轉寄的訊息|開始轉寄郵件|以下是转发的邮件|"
	    "以下為轉寄的郵件|下面是转发的邮件|전달된 메시지|전달된 메일|"
	    "전달 메시지|전달받은 메시지|전달된 이메일|"
	    "thu da chuyen tiep|tin nhan da chuyen tiep|"
	    "tin nhan duoc chuyen tiep|thu duoc chuyen tiep|"
	    "bat dau thu duoc chuyen tiep|pesan terusan|"
	    "pesan yang diteruskan|pesan diteruskan|mesej yang dimajukan|"
	    "naipasang mensahe|ipinasang mensahe|karere kua tukua|"
	    "karere i tukua|karere kua whakamua|karere tuku|"
	    "رساله معاد توجيهها|الرساله المعاد توجيهها|رساله محوله|"
	    "بدء الرساله المعاد توجيهها|پیام هدایت شده|پیام ارسالی|"
	    "نامه هدایت شده|अग्रेषित संदेश|फॉरवर्ड किया गया संदेश|"
	    "ਅੱਗੇ ਭੇਜਿਆ ਸੁਨੇਹਾ|ขอความทีสงตอ|הודעה שהועברה|הודעה מועברת|" },
	{ KR_SEPARATOR_ORIGINAL,
	    "original message|original mail|original email|"
	    "original e-mail|original letter|original text|"
	    "ursprungliche nachricht|ursprungliche e-mail|"
	    "original-nachricht|originalnachricht|original nachricht|"
	    "message dorigine|message original|message initial|"
	    "courriel original|mensaje original|mensagem original|"
	    "messaggio originale|messaggio di origine|"
	    "oorspronkelijk bericht|origineel bericht|"
	    "opprinnelig melding|oprindelig meddelelse|"
	    "original meddelelse|oprindelig besked|"
	    "ursprungligt meddelande|originalmeddelande|"
	    "ursprungsmeddelande|alkuperainen viesti|puvodni zprava|"
	    "povodna sprava|eredeti uzenet|mesaj original|"
	    "mesajul original|mesajul initial|izvorna poruka|"
	    "originalna poruka|исходное сообщение|оригинальное сообщение|"
	    "первоначальное сообщение|вихідне повідомлення|"
	    "оригінальне повідомлення|orijinal mesaj|orijinal ileti|"
	    "ozgun ileti|ozgun mesaj|oryginalna wiadomosc|"
	    "wiadomosc oryginalna|algne kiri|αρχικο μηνυμα|"
	    "元のメッセージ|元のメール|オリジナルメッセージ|"
	    "原始邮件|原始郵件|原邮件|原郵件|原始訊息|原件|원본 메시지|"
	    "원본 메일|원본메일|원본 이메일|thu goc|tin nhan goc|"
	    "pesan asli|pesan asal|orihinal na mensahe|karere taketake|"
	    "karere tuatahi|الرساله الاصليه|رساله اصليه|پیام اصلی|"
	    "मूल संदेश|ขอความตนฉบับ|ขอความเดิม|הודעה מקורית|message from|"
	    "reply message|copied message|pasted message|message below|"
	    "message follows|message starts|start of message|"
	    "begin message|start message|email below|email follows|"
	    "start of email|begin email|start email|copy of email|"
	    "copy of the email|text of email|scam email|scam message|"
	    "scam email below|spam message|copy of message|text message|"
	    "email text|email starts|message copied below|" },
	{ KR_SEPARATOR_END,
	    "end forwarded message|end of forwarded message|"
	    "end message from|end original message|"
	    "end of original message|end of message|end message|"
	    "message ends|end of email|end email|email ends|"
	    "ende der weitergeleiteten nachricht|ende der nachricht|"
	    "fin du message transfere|fin du message reexpedie|"
	    "fin del mensaje reenviado|fim da mensagem encaminhada|"
	    "fine messaggio inoltrato|einde doorgestuurd bericht|"
	    "einde bericht|slutt pa videresendt melding|"
	    "slut pa vidarebefordrat meddelande|konec preposlane zpravy|"
	    "koniec przekazanej wiadomosci|конец пересылаемого сообщения|"
	    "конец сообщения|end forward|end of forward|" },
};

/* Ends or middles of "On ..., ... wrote:". */
static const char verbs[] =
    "wrote|writes|wrote on|has written|schrieb|hat geschrieben|"
    "a ecrit|ecrivait|escribio|ha escrito|escreveu|ha scritto|"
    "scrisse|scriveva|schreef|heeft geschreven|geschreven|skrev|"
    "skrev folgende|folgende skrev|kirjoitti|napsal|napsala|"
    "napsal(a)|napisal|napisala|napisal(a)|napisal/a|irta|irt|"
    "ezt irta|a scris|je napisao|je napisala|napisao je|"
    "napisala je|je napisao/la|napisao|pisze|написал|написала|"
    "написал(а)|пишет|писал|пише|написав|написав(-ла)|yazdi|"
    "sunu yazdi|sunlari yazdi|kirjutas|rakstija|rase|εγραψε|"
    "のメール|さんは書きました|書きました|書いています|写道|寫道|"
    "编写|來信|님이 작성|작성|님이 쓴 글|wrote the following|"
    "da viet|viet|menulis|sumulat|isinulat|ay sumulat|i tuhi|"
    "tuhia|kua tuhi|na tusia|كتب|كتبت|نوشت|نوشته|ने लिखा|लिखा|"
    "ਨੇ ਲਿਖਿਆ|เขียน|כתב|כתבה|wrote this|";

/* How such a line begins where it does not begin with a number. */
static const char starters[] =
    "on|am|le|el|op|il|il giorno|em|no dia|dnia|w dniu|dne|dna|"
    "den|pa|pe|la|in data|a|on date|el dia|le jour|em data|o dia|"
    "tarihinde|в|у|на|on the|vao|pada|noong|i te|i|في|در|ב|מאת|"
    "在|于|於|u|am datum|dana|klo|ve|op datum|от|from|date|";

/* Values in the index: first labels, as they are numbered. */
enum { SEPARATORS = 0x40, STARTERS = 0x80, LISTS };

static struct kr_lexicon lexicon;

static void
lexicon_make(void)
{
	for (size_t i = 0; i < KR_NELEM(labels); i++)
		kr_lexicon_add(&lexicon, labels[i].words, '|',
		    (unsigned)labels[i].what);
	for (size_t i = 0; i < KR_NELEM(separators); i++)
		kr_lexicon_add(&lexicon, separators[i].words, '|',
		    SEPARATORS + (unsigned)separators[i].what);
	kr_lexicon_add(&lexicon, starters, '|', STARTERS);
}

const struct kr_lexicon *
kr_lexicon_of_forwards(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, lexicon_make);
	return &lexicon;
}

enum kr_label
kr_forward_label(struct kr_span folded)
{
	unsigned what;

	return kr_lexicon_begin(kr_lexicon_of_forwards(), folded, true, 0,
	    SEPARATORS, &what) > 0 ? (enum kr_label)what : KR_LABEL_NONE;
}

enum kr_separator
kr_forward_separator(struct kr_span folded, size_t *len)
{
	unsigned what;

	*len = kr_lexicon_begin(kr_lexicon_of_forwards(), folded, false,
	    SEPARATORS, STARTERS, &what);
	return *len > 0 ? (enum kr_separator)(what - SEPARATORS) :
	    KR_SEPARATOR_NONE;
}

bool
kr_forward_starter(struct kr_span folded)
{
	unsigned what;

	return folded.len > 0 && (kr_is_digit(folded.ptr[0]) ||
	    kr_lexicon_begin(kr_lexicon_of_forwards(), folded, false,
	    STARTERS, LISTS, &what) > 0);
}

/* A byte that is part of a word: letters of all scripts. */
static bool
is_word(char c)
{
	return kr_is_alnum(c) || (unsigned char)c >= 0x80;
}

bool
kr_forward_verb(struct kr_span folded)
{
	for (const char *w = verbs, *end; *w != '\0'; w = end + 1) {
		size_t n, at = 0;
		bool script = (unsigned char)*w >= 0x80;

		end = strchr(w, '|');
		n = (size_t)(end - w);
		for (; at + n <= folded.len; at++) {
			const char *p = memchr(folded.ptr + at, *w,
			    folded.len - n - at + 1);

			if (p == NULL)
				break;
			at = (size_t)(p - folded.ptr);
			if (memcmp(p, w, n) == 0 && (script ||
			    ((at == 0 || !is_word(p[-1])) &&
			    (at + n == folded.len || !is_word(p[n])))))
				return true;
		}
	}
	return false;
}
