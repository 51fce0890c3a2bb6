/* SPDX-License-Identifier: Apache-2.0 */
/*
 * webform.h - what the labels of a form mean
 *
 * Stage:  evidence (private).  For forms whose labels nobody configured.
 */
#ifndef KR_EVIDENCE_WEBFORM_H
#define KR_EVIDENCE_WEBFORM_H

#include "config/config.h"

/* What the label asks for; KR_FORM_OTHER if the words do not tell. */
enum kr_form_field	kr_webform_guess(struct kr_span label);
/* Is it a label that forms have, although nothing is read from it? */
bool	kr_webform_is_label(struct kr_span label);

#endif /* KR_EVIDENCE_WEBFORM_H */
