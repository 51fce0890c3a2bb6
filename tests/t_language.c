/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "evidence/narrative/language.h"
#include "evidence/narrative/language_data.h"

static struct guess_case {
	const char	*name, *text;
} cases[] = {
	{ "en", "I got this email from somebody who says they are the bank." },
	{ "en", "scam" " email, please have a look at the link" },
	{ "en+mi", "Kia ora, somebody got into our account and sent mail to "
	  "all of our whānau. Ngā mihi" },
	{ "en+sm", "Talofa, the email says that my account is closed." },
	{ "mi", "Kua tae mai he īmēra tinihanga ki ahau. Kāore au i pāwhiri i "
	  "te hono. Tēnā koa tirohia mai." },
	{ "sm", "Ua ou maua le imeli lenei e fai mai ua tapunia la'u "
	  "teugatupe. Ou te lei oomia le link." },
	{ "to", "Na'e ha'u 'a e 'ī-meili ko 'eni 'anepō. 'Oku 'ikai ha'aku "
	  "'akauni 'i he pangikē ko ia." },
	{ "fj", "E mai curu mai na imeli oqo ni sa sogo na noqu akaude ni "
	  "baqe." },
	{ "tl", "Nakatanggap po ako ng text na hindi ko naman inorder. Ano po "
	  "ang dapat kong gawin?" },
	{ "hi-Latn", "mujhe laga ye sach hai kyunki usne mera naam bola, ab "
	  "paisa wapas nahi mil raha" },
	{ "zh", "我收到了一封假冒银行的邮件，让我点击链接。" },
	{ "zh-Hant", "我收到一封假冒銀行的郵件，要我點擊連結。" },
	{ "zh-Hant", "個網址怪怪哋，我冇撳到。" },
	{ "ko", "은행을 사칭한 메일을 받았습니다. bank.test 링크를 누르지 않았습니다." },
	{ "ja", "銀行を装うメールを受け取りました。リンクは開いていません。" },
	{ "hi", "मुझे बैंक के नाम से एक नकली ईमेल मिला है।" },
	{ "pa", "ਮੈਨੂੰ ਬੈਂਕ ਦਾ ਨਕਲੀ ਸੁਨੇਹਾ ਮਿਲਿਆ ਹੈ।" },
	{ "gu", "મને બેંકના નામે ખોટો ઈમેલ આવ્યો." },
	{ "ta", "எனக்கு ஒரு போலி மின்னஞ்சல் வந்தது." },
	{ "th", "ฉันได้รับอีเมลปลอมจากธนาคาร" },
	{ "ar", "وصلتني رسالة مزيفة من البنك ولم أفتح الرابط." },
	{ "fa", "یک ایمیل جعلی از بانک گرفتم که گفت حسابم چک شده." },
	{ "ru", "Мне пришло поддельное письмо от банка, я не открывал "
	  "ссылку." },
	{ "uk", "Мені прийшов підроблений лист від банку, я його не "
	  "відкривав." },
	{ "es", "Me llegó un correo falso del banco y no abrí el enlace. "
	  "Gracias." },
	{ "fr", "Bonjour, j'ai reçu un faux message de la banque, que dois-je "
	  "faire ? Merci." },
	{ "de", "Ich habe eine gefälschte E-Mail von der Bank bekommen und "
	  "nicht auf den Link geklickt." },
	{ "nl", "Ik heb een valse mail van de bank gekregen en niet op de link "
	  "geklikt." },
	{ "vi", "Tôi nhận được email giả của ngân hàng và không mở đường "
	  "dẫn." },
	{ "", "" },
	{ "", "http://parcel.test/pay pay@parcel.test 3.20" },
};

static void
guess_run(void **state)
{
	const struct guess_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	char ret[KR_LANGUAGE_SIZE];

	kr_language_guess(kr_text_fold_span(kr_span_str(c->text), arena),
	    ret);
	assert_string_equal(ret, c->name);
	kr_arena_free(arena);
}

/* A word that the search copy cannot have would never be found. */
static void
words_folded(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);

	(void)state;
	for (size_t i = 0; kr_language_words[i].language != NULL; i++)
		assert_span_equal(kr_text_fold_span(kr_span_str(
		    kr_language_words[i].words), arena),
		    kr_language_words[i].words);
	for (size_t i = 0; kr_language_greetings[i].language != NULL; i++)
		assert_span_equal(kr_text_fold_span(kr_span_str(
		    kr_language_greetings[i].words), arena),
		    kr_language_greetings[i].words);
	kr_arena_free(arena);
}

/* The index of greetings is by their first three bytes. */
static void
greetings_long(void **state)
{
	(void)state;
	for (size_t i = 0; kr_language_greetings[i].language != NULL; i++) {
		const char *w = kr_language_greetings[i].words;

		for (size_t n; *w != '\0'; w += n + (w[n] == '|')) {
			n = strcspn(w, "|");
			assert_true(n >= 3);
		}
	}
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases) + 2];

	UNIT_ROWS(tests, 0, cases, guess_run);
	tests[KR_NELEM(cases)] =
	    (struct CMUnitTest)cmocka_unit_test(words_folded);
	tests[KR_NELEM(cases) + 1] =
	    (struct CMUnitTest)cmocka_unit_test(greetings_long);
	return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
