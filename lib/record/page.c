/* SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>

#include "record/page.h"

const char kr_page_head[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"en-NZ\" xmlns=\"http://www.w3.org/1999/xhtml\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\"/>\n"
    "<meta name=\"viewport\" content=\"width=device-width, "
    "initial-scale=1\"/>\n"
    "<meta http-equiv=\"Content-Security-Policy\" "
    "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
    "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
    "<meta name=\"format-detection\" content=\"telephone=no\"/>\n"
    "<style>\n"
    ":root { color-scheme: light }\n"
    "body { font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b;\n"
    "  background: #fff; margin: 0 auto; padding: 1rem }\n"
    "table { border-collapse: collapse; font-size: .9rem }\n"
    "@media print { body { max-width: none !important; font-size: 10pt } }\n";

const char *
kr_page_entity(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}
