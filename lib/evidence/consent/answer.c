/* SPDX-License-Identifier: Apache-2.0 */
/*
 * answer.c - the answer to our own question about the Police
 *
 * "Yes, please" names nobody, and as an answer it is as good as a whole
 * sentence.  But whoever answers may as well ask, wonder, or say yes to
 * something else.  So a yes is only one if nothing else is said that could
 * bear on it: everything but greetings and thanks must be of words that are
 * known, and none of them may doubt, limit, ask or refuse.
 */
#include <string.h>

#include "evidence/consent/consent.h"

/*
 * What is said around an answer and is none, in lower case.  Taken off at
 * both ends of a line, longest first by repetition.
 */
static const char *const manners[] = {
	/* English */
	"hello", "hi", "hiya", "hey", "dear team", "dear sir or madam",
	"dear sir", "dear madam", "good morning", "good afternoon",
	"good evening", "good day", "thank you very much", "thank you so much",
	"many thanks", "thanks so much", "thanks a lot", "thanks very much",
	"thank you", "thanks", "thank u", "thx", "ta", "cheers",
	"kind regards", "best regards", "warm regards", "warmest regards",
	"regards", "best wishes", "yours sincerely", "yours faithfully",
	"sincerely", "yours truly", "sent from my iphone",
	"sent from my ipad", "sent from my phone", "sent from my samsung",
	"sent from outlook for ios", "sent from outlook for android",
	"for your help", "for your email", "for asking", "for your message",
	"for getting back to me", "for the reply", "for replying", "team",
	"there", "to you all", "all", "everyone",
	/* te reo Maori */
	"kia ora koutou", "kia ora", "tēnā koutou", "tena koutou",
	"tēnā koe", "tena koe", "ngā mihi nui", "nga mihi nui", "ngā mihi",
	"nga mihi", "nāku noa", "naku noa", "nāku", "naku", "mōrena",
	"morena", "aroha nui", "noho ora mai", "mihi nui",
	/* the Pacific */
	"talofa lava", "talofa", "faafetai tele", "faafetai lava",
	"fa'afetai tele", "fa'afetai lava", "fa'afetai", "faafetai",
	"mālō e lelei", "malo e lelei", "mālō 'aupito", "malo 'aupito",
	"malo aupito", "malo", "mālō", "bula vinaka", "bula", "vinaka vakalevu",
	"vinaka", "kia orana", "meitaki maata", "meitaki",
	/* elsewhere */
	"bonjour", "merci beaucoup", "merci", "cordialement", "hola",
	"muchas gracias", "gracias", "saludos", "olá", "ola", "obrigado",
	"obrigada", "guten tag", "hallo", "vielen dank", "danke",
	"mit freundlichen grüßen", "viele grüße", "grüße", "dank u wel",
	"bedankt", "dank u", "met vriendelijke groet", "groeten", "hej",
	"tack så mycket", "tack", "mvh", "kumusta po", "magandang araw po",
	"maraming salamat po", "maraming salamat", "salamat po", "salamat",
	"xin chào", "cảm ơn", "cám ơn", "trân trọng", "namaste", "dhanyavaad",
	"shukriya", "नमस्ते", "धन्यवाद", "शुक्रिया", "您好", "你好", "谢谢",
	"謝謝", "多谢", "多謝", "唔該", "감사합니다", "고맙습니다",
	"안녕하세요", "ありがとうございます", "よろしくお願いします",
	"こんにちは", "お世話になっております", "здравствуйте", "спасибо",
	"с уважением", "السلام عليكم", "مرحبا", "شكرا", "شكرًا",
};

/*
 * Lines that are a whole answer, as the question asks for them; compared as
 * search copies, so that case and marks do not count.
 */
static const struct {
	enum kr_consent	 value;
	const char	*line;
} lines[] = {
	{ KR_CONSENT_GIVEN, "yes" }, { KR_CONSENT_GIVEN, "āe" },
	{ KR_CONSENT_GIVEN, "ioe" }, { KR_CONSENT_GIVEN, "'io" },
	{ KR_CONSENT_GIVEN, "ʻio" }, { KR_CONSENT_GIVEN, "‘io" },
	{ KR_CONSENT_GIVEN, "io" }, { KR_CONSENT_GIVEN, "oo" },
	{ KR_CONSENT_GIVEN, "oo po" }, { KR_CONSENT_GIVEN, "opo" },
	{ KR_CONSENT_GIVEN, "हाँ" }, { KR_CONSENT_GIVEN, "हां" },
	{ KR_CONSENT_GIVEN, "जी हाँ" }, { KR_CONSENT_GIVEN, "ਹਾਂ" },
	{ KR_CONSENT_GIVEN, "હા" }, { KR_CONSENT_GIVEN, "同意" },
	{ KR_CONSENT_GIVEN, "我同意" }, { KR_CONSENT_GIVEN, "可以" },
	{ KR_CONSENT_GIVEN, "네" }, { KR_CONSENT_GIVEN, "예" },
	{ KR_CONSENT_GIVEN, "네, 동의합니다" },
	{ KR_CONSENT_GIVEN, "동의합니다" }, { KR_CONSENT_GIVEN, "はい" },
	{ KR_CONSENT_GIVEN, "同意します" }, { KR_CONSENT_GIVEN, "đồng ý" },
	{ KR_CONSENT_GIVEN, "tôi đồng ý" }, { KR_CONSENT_GIVEN, "نعم" },
	{ KR_CONSENT_GIVEN, "да" }, { KR_CONSENT_GIVEN, "oui" },
	{ KR_CONSENT_GIVEN, "sí" }, { KR_CONSENT_GIVEN, "sim" },
	{ KR_CONSENT_GIVEN, "ja" }, { KR_CONSENT_GIVEN, "ja, gerne" },
	{ KR_CONSENT_GIVEN, "oui, je suis d'accord" },
	{ KR_CONSENT_GIVEN, "je suis d'accord" },
	{ KR_CONSENT_GIVEN, "āe, e whakaae ana ahau" },
	{ KR_CONSENT_GIVEN, "e whakaae ana ahau" },
	{ KR_CONSENT_GIVEN, "āe, tēnā koa" },
	{ KR_CONSENT_GIVEN, "yes, send it to them" },
	{ KR_CONSENT_GIVEN, "yes, share it with them" },
	{ KR_CONSENT_GIVEN, "yes, pass it on" },
	{ KR_CONSENT_GIVEN, "yes, please pass it on" },
	{ KR_CONSENT_GIVEN, "yes, you can share it" },
	{ KR_CONSENT_GIVEN, "yes, fine by me" },
	{ KR_CONSENT_GIVEN, "yes, that is fine" },
	{ KR_CONSENT_GIVEN, "yes, that's fine" },
	{ KR_CONSENT_GIVEN, "yes, please do" },
	{ KR_CONSENT_GIVEN, "yes please do" },
	{ KR_CONSENT_GIVEN, "yes of course" },
	{ KR_CONSENT_GIVEN, "yes, of course" },
	{ KR_CONSENT_GIVEN, "of course" }, { KR_CONSENT_GIVEN, "definitely" },
	{ KR_CONSENT_GIVEN, "definitely yes" },
	{ KR_CONSENT_GIVEN, "yes, definitely" },
	{ KR_CONSENT_GIVEN, "absolutely" },
	{ KR_CONSENT_GIVEN, "yes absolutely" },
	{ KR_CONSENT_GIVEN, "yes, happy to" },
	{ KR_CONSENT_GIVEN, "yes thats fine" },
	{ KR_CONSENT_GIVEN, "yes indeed" }, { KR_CONSENT_GIVEN, "sure, yes" },
	{ KR_CONSENT_GIVEN, "āe mārika" },
	/* Perhaps only that it was read. */
	{ KR_CONSENT_ABSENT, "ok" }, { KR_CONSENT_ABSENT, "okay" },
	{ KR_CONSENT_ABSENT, "alright" }, { KR_CONSENT_ABSENT, "fine" },
	{ KR_CONSENT_ABSENT, "sure" },
	{ KR_CONSENT_REFUSED, "no" }, { KR_CONSENT_REFUSED, "nope" },
	{ KR_CONSENT_REFUSED, "nah" }, { KR_CONSENT_REFUSED, "no way" },
	{ KR_CONSENT_REFUSED, "never" }, { KR_CONSENT_REFUSED, "not" },
	{ KR_CONSENT_REFUSED, "definitely not" },
	{ KR_CONSENT_REFUSED, "absolutely not" },
	{ KR_CONSENT_REFUSED, "certainly not" },
	{ KR_CONSENT_REFUSED, "please do not" },
	{ KR_CONSENT_REFUSED, "please don't" },
	{ KR_CONSENT_REFUSED, "i refuse" },
	{ KR_CONSENT_REFUSED, "i decline" },
	{ KR_CONSENT_REFUSED, "rather not" },
	{ KR_CONSENT_REFUSED, "i would rather not" },
	{ KR_CONSENT_REFUSED, "i would prefer not to" },
	{ KR_CONSENT_REFUSED, "do not share it" },
	{ KR_CONSENT_REFUSED, "do not share my report" },
	{ KR_CONSENT_REFUSED, "no, sorry" },
	{ KR_CONSENT_REFUSED, "no, please" }, { KR_CONSENT_REFUSED, "kāo" },
	{ KR_CONSENT_REFUSED, "kāore" }, { KR_CONSENT_REFUSED, "leai" },
	{ KR_CONSENT_REFUSED, "'ikai" }, { KR_CONSENT_REFUSED, "ʻikai" },
	{ KR_CONSENT_REFUSED, "‘ikai" }, { KR_CONSENT_REFUSED, "ikai" },
	{ KR_CONSENT_REFUSED, "sega" }, { KR_CONSENT_REFUSED, "hindi" },
	{ KR_CONSENT_REFUSED, "hindi po" }, { KR_CONSENT_REFUSED, "नहीं" },
	{ KR_CONSENT_REFUSED, "जी नहीं" }, { KR_CONSENT_REFUSED, "ਨਹੀਂ" },
	{ KR_CONSENT_REFUSED, "ના" }, { KR_CONSENT_REFUSED, "不同意" },
	{ KR_CONSENT_REFUSED, "我不同意" }, { KR_CONSENT_REFUSED, "不可以" },
	{ KR_CONSENT_REFUSED, "아니요" }, { KR_CONSENT_REFUSED, "아니오" },
	{ KR_CONSENT_REFUSED, "いいえ" }, { KR_CONSENT_REFUSED, "không" },
	{ KR_CONSENT_REFUSED, "لا" }, { KR_CONSENT_REFUSED, "нет" },
	{ KR_CONSENT_REFUSED, "non" }, { KR_CONSENT_REFUSED, "não" },
	{ KR_CONSENT_REFUSED, "nein" }, { KR_CONSENT_REFUSED, "nee" },
	{ KR_CONSENT_REFUSED, "nej" },
};

/* Any of these, anywhere, and the answer is for a person. */
static const enum kr_consent_class doubts[] = {
	KR_CW_IF, KR_CW_WHEN, KR_CW_ONLY, KR_CW_HEDGE, KR_CW_ASK, KR_CW_BACK,
	KR_CW_HE, KR_CW_STRANGER, KR_CW_KIN, KR_CW_SHAM,
	KR_CW_JEST, KR_CW_TOLD, KR_CW_CHILD, KR_CW_AGE, KR_CW_SELF,
	KR_CW_KEEP, KR_CW_LEAVE, KR_CW_OUT, KR_CW_ANON, KR_CW_PROMISE,
	KR_CW_VAGUE, KR_CW_BLANK, KR_CW_PAST, KR_CW_OTHER, KR_CW_UNTICK,
	KR_CW_SETTLED, KR_CW_ASKED, KR_CW_WHOSE,
}, refusals[] = {
	KR_CW_NOT, KR_CW_AGAINST,
/* A yes that names nobody is made of these alone. */
}, plain[] = {
	KR_CW_YES, KR_CW_PLEASE, KR_CW_ME, KR_CW_YOU, KR_CW_MAY, KR_CW_PASS,
	KR_CW_DONE, KR_CW_THEM, KR_CW_POLICE, KR_CW_TICK, KR_CW_IDIOM,
	KR_CW_BREAK, KR_CW_MINE, KR_CW_STAND,
};

static const char *const full_stops[] = { "。", "।", "！" };

/* One of these is in a yes that is no line of its own: "true" is none. */
static const char *const assents[] = { "yes", "yep", "yup", "yeah", "yea",
	"aye", "agree", "consent", "permission", "authorise", "authorize",
	"go ahead", "go for it" };

#define TOPIC		"Police.\n\n"	/* what the answer is about */
#define LINE_BYTES	64	/* of an answer that is one of the lines */
#define WORDS_MAX	60	/* a longer answer is a story */
#define NAME_WORDS	4	/* of a line: who signs */

/* ---- manners off -------------------------------------------------------- */

static bool
is_edge(char c)
{
	return kr_is_blank(c) || c == ',' || c == '.' || c == '!' ||
	    c == '-' || c == ':' || c == ';';
}

static struct kr_span
edges_off(struct kr_span s)
{
	while (s.len > 0 && is_edge(s.ptr[0]))
		s = kr_span_from(s, 1);
	while (s.len > 0 && (kr_is_blank(s.ptr[s.len - 1]) ||
	    s.ptr[s.len - 1] == ','))
		s.len--;
	return s;
}

static bool
letter_at(struct kr_span s, size_t off)
{
	return off < s.len && (kr_is_alnum(s.ptr[off]) ||
	    s.ptr[off] == '\'');
}

/* One phrase off either end of what begins with none of the edges. */
static bool
manner_off(struct kr_span *s)
{
	size_t best = 0;
	bool front = false;

	for (size_t i = 0; i < KR_NELEM(manners); i++) {
		size_t n = strlen(manners[i]);
		struct kr_span end = *s;

		while (is_edge(end.ptr[end.len - 1]))
			end.len--;
		if (n <= best)
			continue;
		if (kr_span_casestarts(*s, manners[i]) && !letter_at(*s, n)) {
			best = n;
			front = true;
		} else if (kr_span_caseends(end, manners[i]) &&
		    !letter_at(end, end.len - n - 1)) {
			best = n + (s->len - end.len);
			front = false;
		}
	}
	if (best == 0)
		return false;
	*s = edges_off(front ? kr_span_from(*s, best) :
	    kr_span_sub(*s, 0, s->len - best));
	return true;
}

/* Is the line a whole answer?  False: it is none of those above. */
static bool
line_answer(struct kr_span line, struct kr_arena *arena, enum kr_consent *ret)
{
	struct kr_span s;

	while (is_edge(line.ptr[line.len - 1]))
		line.len--;	/* its first is none */
	for (size_t i = 0; i < KR_NELEM(full_stops); i++)
		if (kr_span_caseends(line, full_stops[i]))
			line.len -= strlen(full_stops[i]);
	if (line.len == 0 || line.len > LINE_BYTES)
		return false;
	s = kr_text_fold_span(line, arena);
	for (size_t i = 0; i < KR_NELEM(lines); i++)
		if (kr_span_eq(s, kr_text_fold_span(kr_span_str(
		    lines[i].line), arena))) {
			*ret = lines[i].value;
			return true;
		}
	return false;
}

/* Some words with capitals, or in letters that have none: who signs. */
static bool
looks_like_name(struct kr_span line)
{
	size_t words = 0;

	for (size_t i = 0; i < line.len; i++) {
		char c = line.ptr[i];
		bool begins = i == 0 || line.ptr[i - 1] == ' ';

		if ((unsigned char)c < 0x80 && !kr_is_alpha(c) &&
		    strchr(" .'-", c) == NULL)
			return false;
		if (begins && kr_is_alpha(c) && kr_lower(c) == c)
			return false;
		words += begins;
	}
	return words <= NAME_WORDS;
}

/*
 * The lines that are left, behind a sentence that says what it is about; the
 * first of them is left out if it is an answer by itself, and what looks like
 * names below it goes into *names.
 */
static const struct kr_view *
without_manners(struct kr_span text, struct kr_arena *arena,
    enum kr_consent *first, bool *whole, struct kr_buffer *names)
{
	bool begun = false;
	struct kr_view *view = kr_arena_alloc(arena, 1, sizeof(*view));
	struct kr_buffer b;
	struct kr_span line;

	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_str(&b, TOPIC);
	while (kr_span_line(&text, &line)) {
		line = edges_off(line);
		while (line.len > 0 && manner_off(&line))
			;
		if (line.len == 0)
			continue;
		if (!begun) {
			begun = true;
			*whole = line_answer(line, arena, first);
			if (*whole)
				continue;
		} else if (looks_like_name(line)) {
			kr_buffer_add(names, line);
			kr_buffer_str(names, "\n\n");
			continue;
		}
		kr_buffer_add(&b, line);
		kr_buffer_str(&b, "\n\n");
	}
	if (!kr_buffer_ok(&b) || view == NULL)
		return NULL;
	*view = kr_view_root(kr_buffer_span(&b));
	return view;
}

/* ---- what is said ------------------------------------------------------- */

struct sum {
	size_t	yes, no;	/* clauses that say so and nothing else */
	size_t	mixed;		/* clauses that say anything else */
	size_t	words;
	bool	assent;		/* in words that say it */
	bool	doubt, refusal;	/* anywhere */
};

static bool
only_plain(const struct kr_clause *c)
{
	for (size_t i = 0; i < KR_CW_COUNT; i++) {
		bool allowed = c->n[i] == 0;

		for (size_t k = 0; k < KR_NELEM(plain) && !allowed; k++)
			allowed = i == (size_t)plain[k];
		if (!allowed)
			return false;
	}
	return true;
}

/* The word, at off of s? */
static bool
word_at(struct kr_span s, size_t off, const char *word)
{
	size_t n = strlen(word);

	return kr_span_casestarts(kr_span_from(s, off), word) &&
	    (off == 0 || !kr_is_alnum(s.ptr[off - 1])) &&
	    (off + n >= s.len || !kr_is_alnum(s.ptr[off + n]));
}

/*
 * "Contact me", "send it to me", "let me know": that is not what was asked.
 * "Fine by me" and "ok with me" are.
 */
static bool
speaks_of_me(struct kr_span s)
{
	static const char *const me[] = { "me", "us" };
	static const char *const behind[] = { "with ", "by " };

	for (size_t off = 0; off < s.len; off++)
		for (size_t i = 0; i < KR_NELEM(me); i++) {
			struct kr_span before = kr_span_sub(s, 0, off);

			if (word_at(s, off, me[i]) &&
			    !kr_span_caseends(before, behind[0]) &&
			    !kr_span_caseends(before, behind[1]))
				return true;
		}
	return false;
}

static bool
assents_in(struct kr_span s)
{
	for (size_t off = 0; off < s.len; off++)
		for (size_t i = 0; i < KR_NELEM(assents); i++)
			if (word_at(s, off, assents[i]))
				return true;
	return false;
}

/* "I can", "we may": what the writer can do was not asked. */
static bool
speaks_of_own_power(const struct kr_clause *c)
{
	return c->n[KR_CW_ME] > 0 && c->n[KR_CW_MAY] > 0 &&
	    c->at[KR_CW_ME] < c->at[KR_CW_MAY];
}

static void
add(struct sum *s, const struct kr_clauses *all, const struct kr_clause *c)
{
	bool no = KR_CLAUSE_HAS_ANY(c, refusals);
	bool yes = c->n[KR_CW_YES] > 0 || c->n[KR_CW_TICK] > 0;
	bool known = c->n_known == c->n_word;
	/* "I do not agree", "please do not share it" */
	bool refuses = no && known && c->n_word > 1 &&
	    (yes || c->n[KR_CW_PASS] + c->n[KR_CW_WISH] > 0);

	s->words += c->n_word;
	s->refusal |= no;
	s->assent |= assents_in(kr_span_sub(all->copy->text, c->off, c->len));
	s->doubt |= speaks_of_me(kr_span_sub(all->copy->text, c->off,
	    c->len)) || c->question || c->jest || c->condition ||
	    KR_CLAUSE_HAS_ANY(c, doubts);
	if (refuses)
		s->no++;
	else if (no || !known || !only_plain(c) || speaks_of_own_power(c))
		s->mixed++;
	else if (yes)
		s->yes++;
}

static struct kr_consent_record
result(enum kr_consent value, const char *why, bool minor)
{
	return (struct kr_consent_record){ .value = value, .why = why,
	    .source = value == KR_CONSENT_ABSENT ? "" : "text",
	    .minor = minor };
}

/* Is a word in it that could bear on the answer, and so is no name? */
static bool
names_speak(struct kr_buffer *names, struct kr_arena *arena)
{
	struct kr_clauses all;
	struct kr_buffer b;
	struct kr_view view;

	if (names->len == 0 && kr_buffer_ok(names))
		return false;
	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_str(&b, TOPIC);
	kr_buffer_add(&b, kr_buffer_span(names));
	view = kr_view_root(kr_buffer_span(&b));
	if (!kr_buffer_ok(&b) || !kr_buffer_ok(names) ||
	    !kr_clauses_read(&view, arena, &all))
		return true;
	for (size_t i = 1; i < all.n; i++)
		if (all.clause[i].n_known > 0)
			return true;
	return false;
}

struct kr_consent_record
kr_consent_answer(const struct kr_view *own, struct kr_arena *arena)
{
	const struct kr_consent_record named = kr_consent_read(own,
	    KR_SPAN_NONE, NULL, arena);
	enum kr_consent first = KR_CONSENT_ABSENT;
	bool whole = false;
	struct kr_buffer names;
	const struct kr_view *text;
	struct kr_clauses all;
	struct sum s;

	kr_buffer_init(&names, arena, SIZE_MAX);
	text = without_manners(own->text, arena, &first, &whole, &names);
	if (text == NULL || !kr_clauses_read(text, arena, &all))
		return result(KR_CONSENT_ABSENT, "no memory", false);
	s = (struct sum){ .yes = first == KR_CONSENT_GIVEN,
	    .assent = first == KR_CONSENT_GIVEN,
	    .no = first == KR_CONSENT_REFUSED,
	    .doubt = (whole && first == KR_CONSENT_ABSENT) ||
		names_speak(&names, arena) };
	/* The first clause is ours. */
	for (size_t i = 1; i < all.n; i++)
		add(&s, &all, &all.clause[i]);
	if (named.value == KR_CONSENT_REFUSED)
		return named;
	if (named.minor || s.doubt || all.cut || s.words > WORDS_MAX)
		return result(KR_CONSENT_ABSENT, "more is said than yes or no",
		    named.minor);
	/* A yes that names them may have other words about it, but no "not". */
	if (named.value == KR_CONSENT_GIVEN)
		return !s.refusal ? named : result(KR_CONSENT_ABSENT,
		    "yes and no at once", false);
	if (s.mixed > 0 || (s.yes > 0 && (s.no > 0 || !s.assent)))
		return result(KR_CONSENT_ABSENT, "not a plain answer", false);
	if (s.yes > 0)
		return result(KR_CONSENT_GIVEN, "a plain yes", false);
	if (s.no > 0)
		return result(KR_CONSENT_REFUSED, "a plain no", false);
	return result(KR_CONSENT_ABSENT, "no answer in it", false);
}
