/* SPDX-License-Identifier: Apache-2.0 */
/* box.c - what a form's own words say of the box they stand beside */
#include "evidence/consent/consent.h"

#define OUT_REACH	32	/* bytes between "leave" and "out of it" */

/* Nobody who is content with a box writes about it. */
static const char *const doubts[] = {
	"ticked", "tick box", "tickbox", "untick", "checkbox", "check box",
	"the box", "that box", "this box", "police box", "consent box",
	"sharing box", "pressed yes", "clicked yes", "clicked on yes",
	"selected yes", "chose yes", "picked yes", "answered yes", "put yes",
	"hit yes", "said yes above", "i said yes", "the yes above", "my yes",
	"yes by mistake", "yes by accident", "changed my mind",
	"change my mind", "changed our mind", "second thoughts",
	"the question above", "the answer above", "my answer above",
	"police question", "question about police", "question about the police",
	"police answer", "consent question", "sharing question",
	"finger slipped", "thumb slipped", "slip of the finger", "fat finger",
	"wrong button", "wrong option", "wrong answer", "wrong line",
	"wrong choice", "meant no", "meant to put no", "meant to say no",
	"meant to choose no", "meant to pick no", "should be no",
	"should be a no", "should have been no", "should have been a no",
	"should say no", "supposed to be no", "supposed to be a no",
	"read it as no", "read that as no", "take it as no", "take it as a no",
	"treat it as no", "treat it as a no", "treat that as no",
	"change it to no", "change that to no", "make it a no", "make that no",
	"make that a no",
};

static bool
leaves_out(struct kr_span copy)
{
	static const char *const leave[] = { "leave", "leaving", "keep",
	    "keeping", "left" };
	static const char *const out[] = { "out of it", "out of this",
	    "out please", "out for now" };

	for (size_t i = 0; i < KR_NELEM(leave); i++)
		for (size_t at = 0; (at = kr_span_find(copy, at, leave[i])) !=
		    SIZE_MAX; at++) {
			struct kr_span near = kr_span_sub(copy, at,
			    copy.len - at < OUT_REACH ? copy.len - at :
			    OUT_REACH);
			size_t stop = kr_span_chr(near, 0, KR_CONSENT_STOP);

			if (stop != SIZE_MAX)
				near.len = stop;
			for (size_t k = 0; k < KR_NELEM(out); k++)
				if (kr_span_find(near, 0, out[k]) != SIZE_MAX)
					return true;
		}
	return false;
}

/* Where a word begins: the copy has "boxticked" for a box. */
static bool
says(struct kr_span copy, const char *what)
{
	for (size_t at = 0; (at = kr_span_find(copy, at, what)) != SIZE_MAX;
	    at++)
		if (at == 0 || !kr_is_alnum(copy.ptr[at - 1]))
			return true;
	return false;
}

bool
kr_consent_box_doubted(const struct kr_view *text, struct kr_arena *arena)
{
	bool cut = false;
	const struct kr_view *copy = kr_consent_copy(text, arena, &cut);

	if (copy == NULL || cut)
		return true;
	for (size_t i = 0; i < KR_NELEM(doubts); i++)
		if (says(copy->text, doubts[i]))
			return true;
	return leaves_out(copy->text);
}
