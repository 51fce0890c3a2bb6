/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Can the unsubscribe facility be seen?  UEMA 2007 s 11(1)(b).
 *
 * Only when every place where it stands is hidden: mail programs repeat the
 * footer for other screens, and preheaders are hidden on purpose.
 */
#include "findings/examination.h"

#define HIDDEN_MAX 300		/* bytes; more hide a page, not a way off */

/* Words of a facility, and words that are one beside a link nobody sees. */
static const char *const plain_words[] = { "unsubscribe", "opt out",
    "opt-out", "optout", "stop receiving" };
static const char *const hidden_words[] = { "leave", "no more", "remove",
    "stop", "not want", "off the list", "off our list", "off this list",
    "unsub", "opt", "goodbye", "\xE9\x80\x80\xE8\xAE\xA2",
    "\xE9\x80\x80\xE8\xA8\x82" };

/* Why the text at off cannot be seen, 0 if it can. */
static unsigned
hidden_at(const struct kr_html *html, size_t off)
{
	for (size_t i = 0; i < html->n_hidden; i++)
		if (off >= html->hidden[i].off &&
		    off < html->hidden[i].off + html->hidden[i].len)
			return html->hidden[i].why;
	return 0;
}

/* Where the words of a facility stand; how hidden the best seen one is. */
struct places {
	unsigned	mildest;
	size_t		first, n;
};

static void
places_add(struct places *p, const struct kr_exhibit *x, const char *word)
{
	struct kr_span text = kr_span_sub(x->html->text->text, 0,
	    x->html_off + x->html_len);

	for (size_t off = x->html_off; (off = kr_span_casefind(text, off,
	    word)) != SIZE_MAX; off++) {
		if (p->n++ == 0 || off < p->first)
			p->first = off;
		p->mildest &= hidden_at(x->html, off);
	}
}

static bool
holds_link(const struct kr_html *html, size_t off, size_t end)
{
	for (size_t i = 0; i < html->n_link; i++)
		if (html->link[i].text_off >= off &&
		    html->link[i].text_off < end)
			return true;
	return false;
}

/* Where the stretches that begin with i and cannot be seen end; *next. */
static size_t
hidden_end(const struct kr_html *html, size_t i, size_t *next)
{
	size_t end = html->hidden[i].off + html->hidden[i].len;

	for (*next = i + 1; *next < html->n_hidden &&
	    html->hidden[*next].why != KR_HIDDEN_FAINT &&
	    html->hidden[*next].off <= end + 1; ++*next)
		if (html->hidden[*next].off + html->hidden[*next].len > end)
			end = html->hidden[*next].off +
			    html->hidden[*next].len;
	return end;
}

/* A line that nobody can see, with a link and such a word, is one too. */
static void
places_hidden(struct places *p, const struct kr_exhibit *x)
{
	const struct kr_html *html = x->html;

	for (size_t i = 0, next; i < html->n_hidden && p->n == 0; i = next) {
		size_t off = html->hidden[i].off;
		size_t end = hidden_end(html, i, &next);
		struct kr_span text = kr_span_sub(html->text->text, off,
		    end - off);

		if (html->hidden[i].why == KR_HIDDEN_FAINT ||
		    text.len > HIDDEN_MAX || off < x->html_off ||
		    end > x->html_off + x->html_len ||
		    !holds_link(html, off, end))
			continue;
		for (size_t k = 0; k < KR_NELEM(hidden_words); k++)
			if (kr_span_casefind(text, 0, hidden_words[k]) !=
			    SIZE_MAX)
				*p = (struct places){ html->hidden[i].why,
				    off, 1 };
	}
}

/* Do the words that a rule found stand where nobody can see them? */
static bool
hit_hidden(const struct kr_examination *ex, const struct kr_hit *hit)
{
	const struct kr_html *html = ex->exhibit->html;
	size_t at, len, from, n;

	if (!kr_slice_origin(kr_examination_place(ex, hit), &at, &len))
		return false;
	for (size_t i = 0; i < html->n_hidden; i++)
		if ((html->hidden[i].why & ~KR_HIDDEN_FAINT) != 0 &&
		    kr_slice_origin((struct kr_slice){ html->text,
		    html->hidden[i].off, html->hidden[i].len }, &from, &n) &&
		    at >= from && at < from + n)
			return true;
	return false;
}

/* Words of a facility that can be read; where a link leads is none. */
static bool
facility_seen(const struct kr_examination *ex)
{
	static const char *const rules[] = { "UEMA_FACILITY",
	    "UEMA_FACILITY_WEAK", "UEMA_FACILITY_LABEL" };

	for (size_t i = 0; i < KR_NELEM(rules); i++) {
		const struct kr_hit *hit = kr_examination_hit(ex, rules[i]);

		if (hit != NULL && !hit_hidden(ex, hit))
			return true;
	}
	return false;
}

void
kr_uema_s11_visible_examine(struct kr_examination *ex)
{
	const struct kr_exhibit *x = ex->exhibit;
	struct places p = { .mildest = ~0u };
	bool seen;

	if (ex->findings->uema.commercial != KR_YES || x == NULL ||
	    x->html == NULL)
		return;
	for (size_t i = 0; i < KR_NELEM(plain_words); i++)
		places_add(&p, x, plain_words[i]);
	if (p.n == 0 && !facility_seen(ex))
		places_hidden(&p, x);
	if (p.n == 0 || p.mildest == 0)
		return;
	seen = (p.mildest & ~KR_HIDDEN_FAINT) == 0;
	kr_examination_find(ex, seen ? "UEMA_S11_1_B_INCONSPICUOUS" :
	    "UEMA_S11_1_B_HIDDEN", seen ? KR_STATE_NEEDS_INVESTIGATION :
	    KR_STATE_INDICATED, (struct kr_slice){ x->html->text, p.first,
	    1 });
}
