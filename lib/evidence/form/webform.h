/* SPDX-License-Identifier: Apache-2.0 */
/*
 * webform.h - what the labels of a form mean, and the boxes behind them
 *
 * Stage:  evidence (private).  For forms whose labels nobody configured.
 */
#ifndef KR_EVIDENCE_WEBFORM_H
#define KR_EVIDENCE_WEBFORM_H

#include "config/config.h"
#include "evidence/evidence.h"

/* What the label asks for; KR_FORM_OTHER if the words do not tell. */
enum kr_form_field	kr_webform_guess(struct kr_span label);
/* Is it a label that forms have, although nothing is read from it? */
bool	kr_webform_is_label(struct kr_span label);

/* "(not given)", "none", nothing: did nobody fill it in? */
bool			kr_form_blank(struct kr_span value);
/* What a value says of consent; form may be NULL (it has words of its own). */
enum kr_consent		kr_form_box(const struct kr_webform *form,
			    struct kr_span value);

#endif /* KR_EVIDENCE_WEBFORM_H */
