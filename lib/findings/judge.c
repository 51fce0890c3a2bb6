/* SPDX-License-Identifier: Apache-2.0 */
/* What the trained model says, and which phrases moved it. */
#include <stdio.h>
#include <string.h>

#include "findings/examination.h"

#define PHRASES_SHOWN 3
/* Authors of narratives differ in what they call urgent, so that the
 * model is surer of it than anybody could be. */
#define URGENCY_SHARE 2
/* A danger to life is not to be missed; one alarm in three may be false. */
#define LIFE_POINTS 100
/* Features known of a text from which the model may fear for a life: of a
 * few words each weighs so much that "hospital" alone would do. */
#define LIFE_KNOWN 100
#define UNSAID_POINTS 60	/* no rule found words for it */

static bool
is_word_byte(char c)
{
	return (unsigned char)c >= 0x80 || kr_is_alnum(c);
}

/* Where the phrase begins a word; SIZE_MAX: nowhere. */
static size_t
phrase_find(struct kr_span text, const char *phrase)
{
	size_t at = kr_span_find(text, 0, phrase);

	while (at != SIZE_MAX && at > 0 && (unsigned char)phrase[0] < 0x80 &&
	    is_word_byte(text.ptr[at - 1]))
		at = kr_span_find(text, at + 1, phrase);
	return at;
}

/* Where the rule of a feature hit: "c:PAID" is __C_PAID (features.c). */
static struct kr_slice
rule_place(const struct kr_examination *ex, struct kr_span name)
{
	static const char *const prefix[] = { "__C_", "__", "" };
	struct kr_slice place = KR_NOWHERE;

	for (size_t i = name.ptr[0] == 'c' ? 0 : 1;
	    i < KR_NELEM(prefix) && place.view == NULL; i++) {
		char rule[80];
		const struct kr_hit *hit;

		snprintf(rule, sizeof(rule), "%s%.*s", prefix[i],
		    (int)name.len - 2, name.ptr + 2);
		hit = kr_examination_hit(ex, rule);
		if (hit != NULL)
			place = kr_examination_place(ex, hit);
	}
	return place.len > 0 ? place : KR_NOWHERE;
}

/* Where the phrase of a feature ("b:lost money") stands, to the word's end. */
static struct kr_slice
phrase_place(const struct kr_examination *ex, struct kr_span name)
{
	const struct kr_view *v = ex->report->folded;
	size_t colon = kr_span_chr(name, 0, ':'), at, end;
	char *phrase;

	if (colon == 1 && (name.ptr[0] == 'c' || name.ptr[0] == 'r'))
		return rule_place(ex, name);
	if (colon == SIZE_MAX || name.ptr[0] == 'e')
		v = ex->exhibit != NULL ? ex->exhibit->folded : NULL;
	if (v == NULL)
		return KR_NOWHERE;
	phrase = kr_arena_cstr(ex->arena, kr_span_from(name, colon + 1));
	at = phrase == NULL ? SIZE_MAX : phrase_find(v->text, phrase);
	if (at == SIZE_MAX)
		return KR_NOWHERE;
	end = at + name.len - colon - 1;
	while (end < v->text.len && (unsigned char)v->text.ptr[end] < 0x80 &&
	    kr_is_alnum(v->text.ptr[end]))
		end++;
	return (struct kr_slice){ v, at, end - at };
}

/* The bytes of the mail: rules and features read different copies of it. */
static struct kr_slice
written(struct kr_slice place)
{
	struct kr_slice source;

	while (kr_slice_source(place, &source))
		place = source;
	return place;
}

/* A word, its beginning and a pair with it are one thing to a reader. */
static bool
shown_before(const struct kr_examination *ex, const char *id,
    struct kr_slice place)
{
	const struct kr_findings *f = ex->findings;

	place = written(place);
	for (size_t i = f->n; i > 0 && strcmp(f->item[i - 1].id, id) == 0;
	    i--) {
		const struct kr_slice q = written(f->item[i - 1].quote);

		if (q.view == place.view && place.off < q.off + q.len &&
		    q.off < place.off + place.len)
			return true;
	}
	return false;
}

/* Findings like "like" for the strongest phrases of a class; how many. */
static size_t
phrases_show(struct kr_examination *ex, enum kr_model_head head,
    unsigned class, struct kr_finding like)
{
	struct kr_model_phrases p;
	size_t shown = 0;

	kr_model_phrases(&ex->model, head, class, &p);
	like.state = KR_STATE_INDICATED;
	for (size_t i = 0; i < p.n && shown < PHRASES_SHOWN; i++) {
		like.quote = phrase_place(ex, p.phrase[i].name);
		like.weight = p.phrase[i].weight;
		if (like.quote.view == NULL ||
		    shown_before(ex, like.id, like.quote))
			continue;
		shown++;
		kr_examination_add(ex, like);
	}
	return shown;
}

static int
life_points(unsigned known)
{
	return known < LIFE_KNOWN ?
	    LIFE_POINTS * (int)known / LIFE_KNOWN : LIFE_POINTS;
}

void
kr_model_examine(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;
	enum kr_category best = KR_CATEGORY_OTHER;
	size_t shown;

	if (ex->model.known == 0)
		return;
	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++) {
		f->points[c] += ex->model.category[c];
		if (ex->model.category[c] > ex->model.category[best])
			best = c;
	}
	/* A grave matter goes first in a close call, so the model's word
	 * alone must be clear. */
	if (!kr_examination_has(ex, "HARM_CHILD", KR_STATE_INDICATED))
		f->points[KR_CATEGORY_CHILD_EXPLOITATION] -= UNSAID_POINTS;
	for (int u = 0; u < 3; u++)
		f->urgency_points[u] += u == KR_URGENCY_LIFE ?
		    ex->model.urgency[u] + life_points(ex->model.known) :
		    ex->model.urgency[u] / URGENCY_SHARE;
	shown = phrases_show(ex, KR_HEAD_CATEGORY, best, (struct kr_finding){
	    .id = "MODEL_PHRASE", .what = "Words in it are those of other "
	    "reports of this category.", .category = best });
	/* Concepts and structure have no place that could be shown. */
	if (shown == 0 && ex->model.category[best] > 0)
		kr_examination_add(ex, (struct kr_finding){
		    .id = "MODEL_WHOLE",
		    .what = "The report as a whole reads like others of "
		    "this category.", .state = KR_STATE_INDICATED,
		    .weight = ex->model.category[best], .category = best });
	if (f->urgency_points[KR_URGENCY_LIFE] >= ex->config->life_required &&
	    f->urgency_points[KR_URGENCY_LIFE] >
	    f->urgency_points[KR_URGENCY_NORMAL])
		(void)phrases_show(ex, KR_HEAD_URGENCY, KR_URGENCY_LIFE,
		    (struct kr_finding){ .id = "MODEL_DANGER", .what =
		    "Words in it are those of reports of danger to a person.",
		    .category = KR_CATEGORY_COUNT });
}
