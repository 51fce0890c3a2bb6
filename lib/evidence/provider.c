/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Providers where anybody may have a mailbox: two of their customers are no
 * colleagues, and a customer does not speak for the house.
 */
#include "evidence/reading.h"

/* First labels of their domains; their endings differ from land to land. */
static const char *const providers[] = { "gmail", "googlemail", "hotmail",
    "outlook", "live", "msn", "windowslive", "yahoo", "ymail", "rocketmail",
    "icloud", "me", "mac", "aol", "proton", "protonmail", "pm", "gmx", "web",
    "fastmail", "tutanota", "tuta", "zoho", "mail", "email", "hey",
    "qq", "163", "126", "sina", "yeah", "foxmail", "naver", "hanmail",
    "daum", "nate", "yandex", "rediffmail", "bigpond", "optusnet",
    "xtra", "slingshot", "orcon", "vodafone", "spark", "inspire", "ihug",
    "clear", "paradise", "actrix", "snap", "woosh", "callplus", "kinect",
    "2degrees", "voyager", "wave", "farmside", "lightwire", "btinternet",
    "comcast", "verizon", "sky", "talktalk", "orange", "free", "libero",
    "t-online", "seznam", "wp", "interia" };

/* Endings of a first label that providers like: "kiwimail", "seanet". */
static const char *const endings[] = { "mail", "post", "net", "inbox",
    "online", "webmail" };

bool
kr_provider(struct kr_span domain)
{
	size_t dot = kr_span_chr(domain, 0, '.');
	struct kr_span label = kr_span_sub(domain, 0, dot == SIZE_MAX ?
	    domain.len : dot);

	for (size_t i = 0; i < KR_NELEM(providers); i++)
		if (kr_span_caseeq(label, providers[i]))
			return true;
	for (size_t i = 0; i < KR_NELEM(endings); i++)
		if (kr_span_caseends(label, endings[i]))
			return true;
	return false;
}

bool
kr_same_house(struct kr_span a, struct kr_span b, struct kr_arena *arena)
{
	if (a.len == 0 || b.len == 0 || kr_provider(a))
		return false;
	return kr_auth_aligned(a, b, false, arena);
}
