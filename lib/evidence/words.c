/* SPDX-License-Identifier: Apache-2.0 */
/* The reporter's own words, out of everything the mail says. */
#include "evidence/narrative/language.h"
#include "evidence/narrative/narrative.h"
#include "evidence/reading.h"

static void
keep(struct kr_reading *r, struct kr_slice s)
{
	struct kr_report *report = r->report;

	if (s.len == 0)
		return;
	if (!KR_ARENA_ROOM(r->arena, report->said, report->n_said,
	    &r->cap_said)) {
		r->failed = true;
		return;
	}
	report->said[report->n_said++] = s;
}

void
kr_words_add(struct kr_reading *r, const struct kr_slice *said, size_t n)
{
	struct kr_narrative *clean = NULL;

	if (kr_narrative_clean(said, n, r->arena, &clean, NULL) != KR_OK) {
		r->failed = true;
		return;
	}
	for (size_t i = 0; i < clean->n_said; i++) {
		struct kr_slice s = clean->said[i];

		keep(r, s);
	}
	if (clean->signature.view != NULL)
		r->report->signature = kr_slice_span(clean->signature);
}

/* Addresses in the words, and behind them where they are links. */
static void
urls_read(struct kr_reading *r)
{
	struct kr_report *report = r->report;

	for (size_t i = 0; i < report->n_said; i++) {
		struct kr_slice s = report->said[i];

		kr_urls_text(r, &report->urls, s.view, s.off, s.len, true);
		for (size_t k = 0; r->split != NULL && k < r->copies.n; k++) {
			const struct kr_html *html = r->split[k].html;

			if (html != NULL && s.view == html->text)
				kr_urls_html(r, &report->urls, html, s.off,
				    s.len);
		}
	}
}

/* Slices hold their line ends; one that has none gets an invented one. */
static const struct kr_view *
joined(struct kr_reading *r)
{
	const struct kr_report *report = r->report;
	struct kr_view_builder b;

	kr_view_begin(&b, r->arena, SIZE_MAX);
	for (size_t i = 0; i < report->n_said; i++) {
		struct kr_slice s = report->said[i];
		struct kr_span text = kr_slice_span(s);

		kr_view_copy(&b, s.view, s.off, s.len);
		if (i + 1 < report->n_said && text.ptr[text.len - 1] != '\n' &&
		    (report->said[i + 1].view != s.view ||
		    report->said[i + 1].off != s.off + s.len))
			kr_view_point(&b, KR_SPAN_LIT("\n"), NULL, 0, 0);
	}
	return kr_view_end(&b, NULL);
}

/* With the signature, where people greet in their own language. */
static void
language_read(struct kr_reading *r)
{
	struct kr_span said = r->report->folded->text, signature, all;
	struct kr_buffer b;

	signature = kr_text_fold_span(r->report->signature, r->arena);
	kr_buffer_init(&b, r->arena, said.len + signature.len + 1);
	kr_buffer_add(&b, said);
	kr_buffer_byte(&b, ' ');
	kr_buffer_add(&b, signature);
	all = kr_buffer_ok(&b) ? kr_buffer_span(&b) : said;
	kr_language_guess(all, r->report->language);
}

void
kr_words_finish(struct kr_reading *r)
{
	struct kr_report *report = r->report;

	urls_read(r);
	report->narrative = joined(r);
	if (report->narrative != NULL)
		report->folded = kr_text_fold(report->narrative, SIZE_MAX,
		    r->arena);
	if (report->folded == NULL) {
		r->failed = true;
		return;
	}
	language_read(r);
}
