/* SPDX-License-Identifier: Apache-2.0 */
/* Campaigns: which texts are copies of one another, and how they are kept. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "folder.h"
#include "campaign/index.h"
#include "report.h"

#define PARCEL "your parcel could not be delivered because the address is " \
	"not complete. please pay the redelivery fee of $2.99 within 24 " \
	"hours at http://parcel-nz.example/a1 or it will be returned to its " \
	"sender. thank you for choosing our courier service."

static struct pair_case {
	const char	*name, *a, *b;
	bool		 same;
} pairs[] = {
	{ "the very text", PARCEL, PARCEL, true },
	{ "another name, number and address", "dear aroha, " PARCEL,
	  "dear wiremu, your parcel could not be delivered because the "
	  "address is not complete. please pay the redelivery fee of $3.49 "
	  "within 12 hours at https://nz-parcels.test/77b or it will be "
	  "returned to its sender. thank you for choosing our courier "
	  "service.", true },
	{ "some words exchanged", PARCEL, "your package could not be delivered "
	  "because the address is not complete. kindly pay the redelivery fee "
	  "of $2.99 within 24 hours at http://parcel-nz.example/a1 or it will "
	  "go back to its sender. thank you for choosing our courier "
	  "service.", true },
	{ "a short text message", "ird: you are owed a tax refund of $412.60. "
	  "claim now: http://ird-a.test/x", "ird: you are owed a tax refund of "
	  "$99.10. claim now: http://ird-b.example/y2", true },
	{ "the same matter in other words", PARCEL, "we tried to bring you a "
	  "package today but nobody was home. a small customs charge has to "
	  "be settled before the next attempt, see http://parcel.example",
	  false },
	{ "another matter", PARCEL, "your account has been suspended because "
	  "of unusual activity. sign in at http://bank.example within 24 "
	  "hours to restore access to your account.", false },
	{ "the footer alone in common", "ladders that fold to nothing, now at "
	  "half the price. if you no longer wish to receive these emails you "
	  "may unsubscribe at any time by clicking here or by writing to us "
	  "at the address below.", "your tyres are worn: a set of four for "
	  "any car. if you no longer wish to receive these emails you may "
	  "unsubscribe at any time by clicking here or by writing to us at "
	  "the address below.", false },
	{ "its footer first", "unsubscribe. " PARCEL, "unsubscribe. " PARCEL,
	  true },
	{ "Chinese, re-addressed",
	  "\xE6\x82\xA8\xE7\x9A\x84\xE5\x8C\x85\xE8\xA3\xB9\xE6\x97\xA0\xE6\xB3"
	  "\x95\xE6\x8A\x95\xE9\x80\x92\xEF\xBC\x8C\xE8\xAF\xB7\xE7\x82\xB9\xE5"
	  "\x87\xBB http://a.test/1 "
	  "\xE6\x94\xAF\xE4\xBB\x98\xE8\xB4\xB9\xE7\x94"
	  "\xA8",
	  "\xE6\x82\xA8\xE7\x9A\x84\xE5\x8C\x85\xE8\xA3\xB9\xE6\x97\xA0\xE6\xB3"
	  "\x95\xE6\x8A\x95\xE9\x80\x92\xEF\xBC\x8C\xE8\xAF\xB7\xE7\x82\xB9\xE5"
	  "\x87\xBB http://b.test/2 "
	  "\xE6\x94\xAF\xE4\xBB\x98\xE8\xB4\xB9\xE7\x94"
	  "\xA8", true },
};

static void
run_pair(void **state)
{
	const struct pair_case *c = *state;
	struct kr_campaign_print a, b;

	assert_true(kr_campaign_print_text(KR_SPAN_NONE, kr_span_str(c->a),
	    &a));
	assert_true(kr_campaign_print_text(KR_SPAN_NONE, kr_span_str(c->b),
	    &b));
	if ((kr_campaign_same(&a, &b, false) > 0) != c->same)
		fail_msg("likeness %u", kr_campaign_likeness(&a, &b));
}

#define FILLER "thank you for the notes, the laptop will be sent by courier " \
	"on monday. please leave the old one at the front desk, with its " \
	"charger, and sign the list there. kind regards, the helpdesk"
#define UNREAD "\xEF\xBF\xBD"
#define SOME "they all sat beside the river and ate what was in the basket "
#define OTHER "nobody had seen so many ships in that harbour for thirty years "
#define SHEEP "green hills and white sheep stand behind this house"
#define HALF_A SOME OTHER SHEEP
#define HALF_B SOME \
	"every single tram was late today and nobody knows why " SHEEP

/* No blanks part the words of these. */
#define ZH_FILLER "笔记收到了，谢谢。笔记本电脑星期一由快递送到，请把旧的和充电器留在前台，并在那里的名单上签字。"
#define ZH_SOME "大家坐在河边吃篮子里的东西，等着太阳下山。"
#define ZH_OTHER "港口三十年来没有这么多船，人们都跑出来看。"
#define ZH_SHEEP "绿色的山和白色的羊在这所房子后面。"
#define ZH_HALF_A ZH_SOME ZH_OTHER ZH_SHEEP
#define ZH_HALF_B ZH_SOME "今天电车全部晚点，谁也说不出是什么原因。" ZH_SHEEP

/* Subjects: what they part, and what they bring together. */
static struct called {
	const char	*name, *subject[2], *text[2];
	bool		 filler, marked, same;
} called[] = {
	{ "one filler, two matters", { "gutters that never clog again",
	  "your pass to cheaper insurance" }, { FILLER, FILLER }, true, true,
	  false },
	{ "one filler, one matter", { "gutters that never clog again",
	  "gutters that never clog!" }, { FILLER, FILLER }, true, false, true },
	{ "one filler, no subject", { "", "" }, { FILLER, FILLER }, true,
	  false, true },
	{ "one text without a picture, subjects drawn by lot", {
	  "are henning of delong", "be cuttyhunk he jenison" }, { PARCEL,
	  PARCEL }, false, false, true },
	{ "half a text in common", { "first news", "other things" }, { HALF_A,
	  HALF_B }, false, false, false },
	{ "half a text in common, and the subject", { "best watches for you",
	  "best watches for you today" }, { HALF_A, HALF_B }, false, false,
	  true },
	{ "half a text and an address in common", { "first news", "" }, {
	  HALF_A, HALF_B }, false, true, true },
	{ "half a text and an address, of another matter", { "first news",
	  "other things" }, { HALF_A, HALF_B }, false, true, false },
	{ "one subject, nothing else", { "best watches for you",
	  "best watches for you" }, { SOME, OTHER }, false, false, false },
	{ "Chinese: one filler, two matters", { "代开发票详情",
	  "办公室租赁优惠" }, { ZH_FILLER, ZH_FILLER }, true, true, false },
	{ "Chinese: one filler, one matter", { "代开发票详情", "代开发票" }, {
	  ZH_FILLER, ZH_FILLER }, true, false, true },
	{ "Chinese: half a text in common", { "河边的消息", "" }, {
	  ZH_HALF_A, ZH_HALF_B }, false, false, false },
	{ "Chinese: half a text in common, and the subject", {
	  "办公室租赁优惠", "办公室租赁优惠！" }, { ZH_HALF_A, ZH_HALF_B },
	  false, false, true },
	{ "Chinese: one subject, nothing else", { "办公室租赁优惠",
	  "办公室租赁优惠" }, { ZH_SOME, ZH_OTHER }, false, false, false },
};

static void
run_called(void **state)
{
	const struct called *c = *state;
	struct kr_campaign_print p[2];

	for (size_t i = 0; i < 2; i++) {
		assert_true(kr_campaign_print_text(kr_span_str(c->subject[i]),
		    kr_span_str(c->text[i]), &p[i]));
		p[i].filler = c->filler && p[i].strange;
	}
	if ((kr_campaign_same(&p[0], &p[1], c->marked) > 0) != c->same)
		fail_msg("likeness %u", kr_campaign_likeness(&p[0], &p[1]));
}

/* Does the text speak of its subject?  Little words do not tell. */
static void
test_strange(void **state)
{
	static const struct {
		const char	*subject, *text;
		bool		 strange;
	} rows[] = {
		{ "", FILLER, false },
		{ "the laptop", FILLER, false },
		{ "your laptop by courier", FILLER, false },
		{ "the gutters of your house", FILLER, true },
		{ "laptop, gutters, insurance", FILLER, true },
		{ "笔记本电脑", ZH_FILLER, false },
		{ "代开发票详情", ZH_FILLER, true },
	};
	struct kr_campaign_print p;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(rows); i++) {
		assert_true(kr_campaign_print_text(kr_span_str(
		    rows[i].subject), kr_span_str(rows[i].text), &p));
		if (p.strange != rows[i].strange)
			fail_msg("\"%s\"", rows[i].subject);
	}
}

/* A text of which most could not be read is not like others of that kind. */
static void
test_unread(void **state)
{
	static const char text[] = UNREAD UNREAD "a" UNREAD UNREAD "b " UNREAD
	    "c e " UNREAD UNREAD " f " UNREAD " g " UNREAD " h " UNREAD UNREAD;
	struct kr_campaign_print p, q;

	(void)state;
	assert_false(kr_campaign_print_text(KR_SPAN_NONE, kr_span_str(text),
	    &p));
	assert_true(kr_campaign_print_text(KR_SPAN_NONE, KR_SPAN_LIT(PARCEL),
	    &p));
	assert_true(kr_campaign_print_text(KR_SPAN_NONE, KR_SPAN_LIT(UNREAD
	    " " PARCEL " " UNREAD), &q));
	assert_int_equal(100, kr_campaign_likeness(&p, &q));
}

static void
test_too_short(void **state)
{
	struct kr_campaign_print p;

	(void)state;
	assert_false(kr_campaign_print_text(KR_SPAN_NONE,
	    KR_SPAN_LIT("call me back please"), &p));
	assert_false(kr_campaign_print_text(KR_SPAN_NONE, KR_SPAN_NONE, &p));
	assert_false(kr_campaign_print_text(KR_SPAN_NONE, KR_SPAN_LIT(
	    "http://a.test/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), &p));
}

/* ---- the index ---------------------------------------------------------- */

static char file[256];
static struct kr_campaign_index *campaigns;

static int
store_open(void **state)
{
	(void)state;
	if (!folder_make("campaign"))
		return -1;
	snprintf(file, sizeof(file), "%s/campaigns", folder);
	return kr_campaign_open(file, &campaigns, NULL) == KR_OK ? 0 : -1;
}

static int
store_remove(void **state)
{
	(void)state;
	kr_campaign_close(campaigns);
	return folder_remove(folder);
}

/* A mail by number, of that subject and text. */
static struct kr_campaign
join_called(unsigned mail, const char *subject, const char *text,
    bool filler, int64_t when_ms)
{
	unsigned char sha256[KR_SHA256_LEN];
	struct kr_campaign_print p;
	struct kr_campaign c;

	assert_true(kr_sha256((struct kr_span){ (const char *)&mail,
	    sizeof(mail) }, sha256));
	assert_true(kr_campaign_print_text(kr_span_str(subject),
	    kr_span_str(text), &p));
	p.filler = filler;
	assert_int_equal(KR_OK, kr_campaign_join(campaigns, &p, sha256, "phishing",
	    when_ms, &c, NULL));
	return c;
}

static struct kr_campaign
join(unsigned mail, const char *text, int64_t when_ms)
{
	return join_called(mail, "", text, false, when_ms);
}

/* What the subject says is kept with the print, and looked up by it. */
static void
test_subject_kept(void **state)
{
	const struct called *half = &called[5];
	struct kr_campaign a, b, c;

	(void)state;
	a = join_called(900, "gutters that never clog", FILLER, true, 90000);
	b = join_called(901, "cheaper insurance for cars", FILLER, true, 90000);
	c = join_called(902, "gutters that never clog", FILLER, true, 90000);
	assert_int_not_equal(a.id, b.id);
	assert_int_equal(a.id, c.id);
	a = join_called(903, half->subject[0], half->text[0], false, 90000);
	b = join_called(904, half->subject[0], half->text[1], false, 90000);
	assert_int_equal(a.id, b.id);
}

/* Texts without a band in common are found by their subject. */
static void
test_subject_finds(void **state)
{
	static const struct kr_span subjects[] = {
	    KR_SPAN_LIT("quinces and medlars"), KR_SPAN_LIT("medlars") };

	(void)state;
	for (unsigned i = 0; i < KR_NELEM(subjects); i++) {
		struct kr_campaign_print p;
		struct kr_campaign a, b;
		unsigned char sha256[KR_SHA256_LEN] = { 9, (unsigned char)i };

		assert_true(kr_campaign_print_text(subjects[i],
		    KR_SPAN_LIT(SOME SHEEP), &p));
		p.hash[0] ^= (uint16_t)(i + 1);	/* apart from the other's */
		for (size_t k = 0; k < KR_CAMPAIGN_HASHES; k += 4)
			p.hash[k] ^= (uint16_t)(i << 8);
		assert_int_equal(KR_OK, kr_campaign_join(campaigns, &p, sha256,
		    "spam", 95000, &a, NULL));
		for (size_t k = 0; k < KR_CAMPAIGN_HASHES; k += 4)
			p.hash[k] ^= 0x55;
		sha256[2] = 1;
		assert_int_equal(KR_OK, kr_campaign_join(campaigns, &p, sha256,
		    "spam", 95000, &b, NULL));
		/* One word is too little to look for. */
		assert_int_equal(i == 0, a.id == b.id);
	}
}

static void
test_index(void **state)
{
	struct kr_campaign a, b, c, again;

	(void)state;
	a = join(1, pairs[1].a, 1000);
	b = join(2, pairs[1].b, 5000);
	c = join(3, pairs[5].b, 6000);
	assert_int_equal(a.id, b.id);
	assert_string_equal(a.name, b.name);
	assert_int_equal(1, a.reports);
	assert_int_equal(2, b.reports);
	assert_int_equal(1000, b.first_ms);
	assert_int_equal(5000, b.last_ms);
	assert_int_not_equal(a.id, c.id);
	assert_int_equal(1, c.reports);
	assert_string_equal("phishing", c.category);
	/* A mail that comes again is not counted again. */
	again = join(2, pairs[1].b, 9000);
	assert_int_equal(2, again.reports);
	assert_int_equal(5000, again.last_ms);
}

struct seen {
	size_t	n;
	char	first[20];
};

static bool
campaign_seen(void *ctx, const struct kr_campaign *c)
{
	struct seen *s = ctx;

	if (s->n++ == 0)
		snprintf(s->first, sizeof(s->first), "%s", c->name);
	return true;
}

static bool
mail_seen(void *ctx, struct kr_span mail, int64_t when_ms)
{
	(void)when_ms;
	assert_int_equal(64, mail.len);
	(*(size_t *)ctx)++;
	return true;
}

static void
test_listing(void **state)
{
	struct kr_campaign a = join(1, pairs[1].a, 0),
	    c = join(3, pairs[5].b, 0);
	struct seen seen = { 0 };
	size_t mails = 0;

	(void)state;
	assert_int_equal(KR_OK, kr_campaign_each(campaigns, 0, 0, campaign_seen,
	    &seen, NULL));
	assert_int_equal(2, seen.n);
	assert_string_equal(c.name, seen.first);	/* the newest */
	seen.n = 0;
	assert_int_equal(KR_OK, kr_campaign_each(campaigns, 5500, 0,
	    campaign_seen, &seen, NULL));
	assert_int_equal(1, seen.n);
	assert_int_equal(KR_OK, kr_campaign_mails(campaigns, kr_span_str(a.name),
	    mail_seen, &mails, NULL));
	assert_int_equal(2, mails);
	assert_int_equal(KR_E_SYNTAX, kr_campaign_mails(campaigns,
	    KR_SPAN_LIT("nonsense"), mail_seen, &mails, NULL));
}

/* A text that is changed a little each time is not followed for ever. */
static void
test_no_creeping(void **state)
{
	struct kr_campaign first, last;
	char text[2048];

	(void)state;
	for (unsigned step = 0; step < 40; step++) {
		size_t n = 0;

		for (unsigned w = step; w < step + 40; w++)
			n += (size_t)snprintf(text + n, sizeof(text) - n,
			    "wo%crd%c%c ", 'a' + w % 26, 'a' + w / 26 % 26,
			    'a' + w * 7 % 26);
		last = join(100 + step, text, 20000);
		if (step == 0)
			first = last;
	}
	assert_int_not_equal(first.id, last.id);
}

/* Has nothing in common with that of another number below 1000. */
static struct kr_campaign_print
print_numbered(unsigned number)
{
	struct kr_campaign_print p = { .n_mark = 0 };

	for (size_t k = 0; k < KR_CAMPAIGN_HASHES; k++)
		p.hash[k] = (uint16_t)(number * 64 + k);
	return p;
}

/* Many that have nothing in common, all of one instant: none is mixed up. */
static void
test_one_instant(void **state)
{
	enum { MANY = 300 };
	struct kr_campaign c;
	int64_t n;

	(void)state;
	for (unsigned i = 0; i < MANY; i++) {
		unsigned char sha256[KR_SHA256_LEN] = { 7, 7, 7, 7,
		    (unsigned char)(i >> 8), (unsigned char)i };
		struct kr_campaign_print p = print_numbered(i);

		assert_int_equal(KR_OK, kr_campaign_join(campaigns, &p, sha256,
		    "spam", 70000, &c, NULL));
		assert_int_equal(1, c.reports);
	}
	assert_int_equal(KR_OK, kr_store_number(campaigns->store, "SELECT "
	    "COUNT(*) FROM campaign WHERE first_ms = 70000 AND reports = 1",
	    NULL, 0, 0, &n, NULL));
	assert_int_equal(MANY, n);
}

/* An index of another version is refused, whole, and left as it is. */
static void
test_other_version(void **state)
{
	static const char *const makes[] = {
		"CREATE TABLE campaign (id BIGINT NOT NULL PRIMARY KEY)",
		"CREATE TABLE campaign_index AS SELECT 2 AS version",
	};
	char name[300];

	(void)state;
	for (size_t i = 0; i < KR_NELEM(makes); i++) {
		struct kr_campaign_index *refused;
		struct kr_store *old;
		struct kr_err e;
		int64_t n;

		snprintf(name, sizeof(name), "%s-old", file);
		assert_int_equal(KR_OK, kr_store_open(name, KR_STORE_WRITE,
		    &old, NULL));
		assert_int_equal(KR_OK, kr_store_run(old, makes[i], NULL, 0,
		    NULL));
		assert_int_equal(KR_E_UNSUPPORTED, kr_campaign_open(name,
		    &refused, &e));
		assert_non_null(strstr(e.text, "another version"));
		assert_int_equal(KR_OK, kr_store_number(old, "SELECT COUNT(*) "
		    "FROM sqlite_master WHERE type = 'table'", NULL, 0, 0, &n,
		    NULL));
		assert_int_equal(1, n);
		kr_store_close(old);
		unlink(name);
	}
}

/* It lies on the disk as it was, whichever program made it. */
static void
test_opened_again(void **state)
{
	struct kr_campaign before = join(1, pairs[1].a, 0), after;

	(void)state;
	kr_campaign_close(campaigns);
	assert_int_equal(KR_OK, kr_campaign_open(file, &campaigns, NULL));
	after = join(1, pairs[1].a, 0);
	assert_memory_equal(&before, &after, sizeof(before));
}

/* ---- how a print lies there --------------------------------------------- */

static struct packed_case {
	const char	*name;
	size_t		 n_subject, n_mark;
	bool		 filler;
} packed[] = {
	{ "packed: bare", 0, 0, false },
	{ "packed: a filler's", 0, 0, true },
	{ "packed: a subject", 3, 0, false },
	{ "packed: a mark", 0, 1, false },
	{ "packed: all there can be", KR_CAMPAIGN_SUBJECT, KR_CAMPAIGN_MARKS,
	  true },
};

/* What comes back is the same, so that it is found by the same keys. */
static void
run_packed(void **state)
{
	const struct packed_case *c = *state;
	struct kr_campaign_print p = print_numbered(1023), q;
	char text[KR_CAMPAIGN_PACKED + 1] = "";
	int64_t key[2][KR_CAMPAIGN_KEYS] = { { 0 } };
	size_t len;

	memset(&q, 0, sizeof(q));
	p.filler = c->filler;
	p.n_subject = c->n_subject;
	for (size_t i = 0; i < p.n_subject; i++)
		p.subject[i] = (uint16_t)(0xfff0 + i);
	p.n_mark = c->n_mark;
	for (size_t i = 0; i < p.n_mark; i++)
		p.mark[i] = INT64_MAX - (int64_t)(i << 33);
	len = kr_campaign_pack(&p, text);
	assert_true(kr_campaign_unpack((struct kr_span){ text, len }, &q));
	assert_int_equal(p.filler, q.filler);
	assert_int_equal(p.n_subject, q.n_subject);
	assert_int_equal(100, kr_campaign_likeness(&p, &q));
	assert_int_equal(KR_CAMPAIGN_BANDS + c->n_mark,
	    kr_campaign_keys(&p, key[0]));
	assert_int_equal(KR_CAMPAIGN_BANDS + c->n_mark,
	    kr_campaign_keys(&q, key[1]));
	assert_memory_equal(key[0], key[1], sizeof(key[0]));
	/* No longer or shorter one is taken for it. */
	assert_false(kr_campaign_unpack((struct kr_span){ text, len - 1 },
	    &q));
	assert_false(kr_campaign_unpack((struct kr_span){ text, len + 1 },
	    &q));
}

/* ---- the filter --------------------------------------------------------- */

static bool
found(struct kr_campaign_index *index, const struct kr_campaign_print *p)
{
	struct kr_campaign_match m;

	assert_int_equal(KR_OK, kr_store_begin_read(index->store, NULL));
	assert_int_equal(KR_OK, kr_campaign_search(index, p, &m, NULL));
	kr_store_rollback(index->store);
	return m.likeness > 0;
}

static size_t
keys_there(const struct kr_campaign_index *index,
    const struct kr_campaign_print *p)
{
	int64_t key[KR_CAMPAIGN_KEYS];
	size_t n = kr_campaign_keys(p, key), there = 0;

	for (size_t i = 0; i < n; i++)
		there += kr_campaign_filter_has(index->filter, key[i]);
	return there;
}

/* It knows what this one added, and what another did, once that is there. */
static void
test_filter(void **state)
{
	const struct kr_campaign_print p = print_numbered(500),
	    q = print_numbered(501), r = print_numbered(502);
	struct kr_campaign_index *other;

	(void)state;
	assert_int_equal(KR_OK, kr_campaign_open(file, &other, NULL));
	assert_int_equal(KR_CAMPAIGN_BANDS, keys_there(other, &p)); /* may be */
	assert_false(found(other, &p));
	assert_true(kr_campaign_filter_ready(other->filter));
	assert_true(keys_there(other, &p) <= 1);
	assert_int_equal(KR_OK, kr_campaign_variant_add(campaigns, &p,
	    500, 500, NULL));
	assert_int_equal(KR_OK, kr_campaign_variant_add(other, &q,
	    501, 501, NULL));
	assert_true(found(campaigns, &p) && found(campaigns, &q));
	assert_true(found(other, &p) && found(other, &q));
	/* What was rolled back is not there. */
	assert_int_equal(KR_OK, kr_store_begin(other->store, NULL));
	assert_int_equal(KR_OK, kr_campaign_variant_add(other, &r,
	    502, 502, NULL));
	kr_store_rollback(other->store);
	assert_false(found(other, &r));
	assert_true(keys_there(other, &r) <= 1);
	kr_campaign_close(other);
}

/* Until it knows all, everything is looked for. */
static void
test_filter_learns(void **state)
{
	const struct kr_campaign_print p = print_numbered(700);
	struct kr_campaign_print many = print_numbered(0);
	struct kr_campaign_index *other;

	(void)state;
	assert_int_equal(KR_OK, kr_store_begin(campaigns->store, NULL));
	for (unsigned i = 0; i < KR_CAMPAIGN_LEARN; i++) {
		for (size_t k = 0; k < KR_CAMPAIGN_HASHES; k++)
			many.hash[k] = (uint16_t)(i * 7 + k * 1023);
		assert_int_equal(KR_OK, kr_campaign_variant_add(
		    campaigns, &many, 1000 + i, 1, NULL));
	}
	assert_int_equal(KR_OK, kr_campaign_variant_add(campaigns, &p,
	    700, 700, NULL));
	assert_int_equal(KR_OK, kr_store_commit(campaigns->store, NULL));
	assert_int_equal(KR_OK, kr_campaign_open(file, &other, NULL));
	assert_true(found(other, &p));
	assert_false(kr_campaign_filter_ready(other->filter));
	assert_true(found(other, &p));
	assert_true(kr_campaign_filter_ready(other->filter));
	assert_true(found(other, &p));
	kr_campaign_close(other);
}

/* Emptied while it is open, filled again: what is there now is found. */
static void
test_filter_begins_anew(void **state)
{
	const struct kr_campaign_print p = print_numbered(800),
	    q = print_numbered(801);

	(void)state;
	assert_int_equal(KR_OK, kr_campaign_variant_add(campaigns, &p,
	    800, 800, NULL));
	while (!kr_campaign_filter_ready(campaigns->filter))
		assert_true(found(campaigns, &p));
	for (size_t again = 0; again < 2; again++) {
		assert_int_equal(KR_OK, kr_store_run(campaigns->store,
		    "DELETE FROM campaign_band", NULL, 0, NULL));
		assert_int_equal(KR_OK, kr_store_run(campaigns->store,
		    "DELETE FROM campaign_order", NULL, 0, NULL));
		/* With the number of the last one, too. */
		assert_int_equal(KR_OK, kr_campaign_variant_add(
		    campaigns, &q, 801 + (int64_t)again, 801, NULL));
		assert_true(found(campaigns, &q));
		assert_true(found(campaigns, &q));
		assert_false(found(campaigns, &p));
		assert_true(keys_there(campaigns, &p) <= 1);
	}
}

/* ---- of a report -------------------------------------------------------- */

static bool
print_of(const char *style, const char *words, struct kr_campaign_print *p)
{
	char mail[2048];
	struct reading r;
	struct kr_verdict v = { .report = NULL };
	bool drawn;

	snprintf(mail, sizeof(mail), "From: <a@mail.example>\nTo: " BOX "\n"
	    "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
	    "boundary=b\n\n--b\n\nI got this.\n--b\nContent-Type: "
	    "message/rfc822\n\nFrom: <s@spam.test>\nSubject: %s\n"
	    "Content-Type: text/html\n\n<p>%s</p><div style='%s'>" FILLER
	    "</div>\n--b--\n", words, words, style);
	report_read(&r, mail, KR_IDENTITY_NONE);
	assert_int_equal(1, r.report->n_exhibit);
	v.report = r.report;
	v.config = &r.config;
	drawn = kr_campaign_print_verdict(&v, r.arena, p);
	report_free(&r);
	return drawn;
}

/* Unrelated senders hide the same text to look like ordinary mail. */
static void
test_hidden_filler(void **state)
{
	static const char gutters[] = "Clogged gutters? Ask for a free quote "
	    "today.", knees[] = "Our knee support takes all the pain out of "
	    "stairs.";
	struct kr_campaign_print a, b;

	(void)state;
	assert_true(print_of("", gutters, &a) && print_of("", knees, &b));
	assert_true(kr_campaign_likeness(&a, &b) >= 50);
	assert_true(print_of("display:none", gutters, &a) &&
	    print_of("display:none", knees, &b));
	assert_true(kr_campaign_likeness(&a, &b) < 10);
	/* Nothing to be seen is nothing to tell by. */
	assert_false(print_of("display:none", "Hi", &a));
}

int
main(void)
{
	enum { CALLED = KR_NELEM(pairs), PACKED = CALLED + KR_NELEM(called),
	    ROWS = PACKED + KR_NELEM(packed) };
	static struct CMUnitTest tests[ROWS + 15];
	const struct CMUnitTest others[] = {
		cmocka_unit_test(test_strange),
		cmocka_unit_test(test_unread),
		cmocka_unit_test(test_too_short),
		cmocka_unit_test(test_index),
		cmocka_unit_test(test_listing),
		cmocka_unit_test(test_no_creeping),
		cmocka_unit_test(test_one_instant),
		cmocka_unit_test(test_other_version),
		cmocka_unit_test(test_opened_again),
		cmocka_unit_test(test_hidden_filler),
		cmocka_unit_test(test_subject_kept),
		cmocka_unit_test(test_subject_finds),
		cmocka_unit_test(test_filter),
		cmocka_unit_test(test_filter_learns),
		cmocka_unit_test(test_filter_begins_anew),
	};

	UNIT_ROWS(tests, 0, pairs, run_pair);
	UNIT_ROWS(tests, CALLED, called, run_called);
	UNIT_ROWS(tests, PACKED, packed, run_packed);
	for (size_t i = 0; i < KR_NELEM(others); i++)
		tests[ROWS + i] = others[i];
	return cmocka_run_group_tests_name("campaign", tests, store_open,
	    store_remove);
}
