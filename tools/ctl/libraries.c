/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kereructl check: libraries with known defects.  A version cannot tell what
 * a distribution has mended in it, so these are notes with what to look for;
 * only what no distribution kept is an error.
 */
#include <stdio.h>

#define PCRE2_CODE_UNIT_WIDTH 8

#include <lzma.h>
#include <openssl/crypto.h>
#include <pcre2.h>
#include <unbound.h>
#include <zlib.h>
#include <zstd.h>

#include "ctl/ctl.h"

struct version {
	int	 major, minor, patch;
};

static struct version
version_parse(const char *text)
{
	struct version v = { 0, 0, 0 };

	sscanf(text, "%d.%d.%d", &v.major, &v.minor, &v.patch);
	return v;
}

static int
version_compare(struct version a, struct version b)
{
	if (a.major != b.major)
		return a.major < b.major ? -1 : 1;
	if (a.minor != b.minor)
		return a.minor < b.minor ? -1 : 1;
	return a.patch < b.patch ? -1 : a.patch > b.patch;
}

static const struct {
	const char	*library, *from, *before;	/* [from, before) */
	enum ctl_level	 level;
	const char	*defect;
} defects[] = {
	{ "liblzma", "5.6.0", "5.6.2", CTL_ERROR,
	  "carries a back door (CVE-2024-3094); replace it at once" },
	{ "PCRE2", "0", "10.40", CTL_WARNING,
	  "reads out of bounds (CVE-2022-1586, CVE-2022-1587)" },
	{ "libunbound", "0", "1.19.1", CTL_NOTE,
	  "can be kept busy by crafted DNSSEC answers (CVE-2023-50387); see "
	  "that your package has the patch" },
	{ "OpenSSL", "3.0.0", "3.0.7", CTL_WARNING,
	  "has memory defects in certificate checks (CVE-2022-3602)" },
	{ "zlib", "0", "1.2.13", CTL_NOTE,
	  "has memory defects (CVE-2018-25032, CVE-2022-37434); see that "
	  "your package has the patches" },
};

static void
library_check(struct ctl_report *r, const char *library, const char *text)
{
	struct version v = version_parse(text);
	bool fine = true;

	for (size_t i = 0; i < KR_NELEM(defects); i++) {
		if (!kr_span_is(kr_span_str(library), defects[i].library) ||
		    version_compare(v, version_parse(defects[i].from)) < 0 ||
		    version_compare(v, version_parse(defects[i].before)) >= 0)
			continue;
		fine = false;
		ctl_say(r, defects[i].level, "library", "%s %s %s", library,
		    text, defects[i].defect);
	}
	if (fine)
		ctl_say(r, CTL_OK, "library", "%s %s", library, text);
}

void
ctl_check_libraries(struct ctl_report *r)
{
	char text[128] = "";

	if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof(text))
		pcre2_config(PCRE2_CONFIG_VERSION, text);
	library_check(r, "PCRE2", text);
	library_check(r, "libunbound", ub_version());
	library_check(r, "OpenSSL", OpenSSL_version(OPENSSL_VERSION_STRING));
	library_check(r, "liblzma", lzma_version_string());
	library_check(r, "libzstd", ZSTD_versionString());
	library_check(r, "zlib", zlibVersion());
}
