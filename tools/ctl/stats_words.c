/* SPDX-License-Identifier: Apache-2.0 */
/* Statistics in the words of people. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ctl/stats.h"

static const char *const categories[] = {
	[KR_CATEGORY_OTHER]		= "Something else",
	[KR_CATEGORY_SPAM]		= "Spam",
	[KR_CATEGORY_PHISHING]		= "Phishing",
	[KR_CATEGORY_SCAM_FRAUD]	= "Scams and fraud",
	[KR_CATEGORY_MALWARE]		= "Malware",
	[KR_CATEGORY_RANSOMWARE]	= "Ransomware",
	[KR_CATEGORY_UNAUTHORISED_ACCESS] = "Accounts and systems broken into",
	[KR_CATEGORY_DATA_BREACH]	= "Data breaches",
	[KR_CATEGORY_DENIAL_OF_SERVICE]	= "Denial of service",
	[KR_CATEGORY_BOTNET_C2]		= "Botnets and their control",
	[KR_CATEGORY_WEBSITE_COMPROMISE] = "Websites broken into",
	[KR_CATEGORY_VULNERABILITY]	= "Vulnerabilities",
	[KR_CATEGORY_SUSPICIOUS_TRAFFIC] = "Suspicious traffic",
	[KR_CATEGORY_OBJECTIONABLE_MATERIAL] = "Objectionable material",
	[KR_CATEGORY_CHILD_EXPLOITATION] = "Child exploitation",
	[KR_CATEGORY_ONLINE_HARM]	= "Online harm",
	[KR_CATEGORY_SIGNIFICANT_EVENT]	= "Nationally significant events",
	[KR_CATEGORY_POLICY_ENQUIRY]	= "Questions about policy",
	[KR_CATEGORY_NOT_A_REPORT]	= "Not a report",
};

static const char *
agency_name(const struct ctl_stats *s, const char *id)
{
	const struct kr_agency *a = kr_config_agency(s->config, id);

	return a != NULL ? a->name : id;
}

/* id: of a category or a destination; what is not known is given back. */
static const char *
word(const struct ctl_stats *s, const char *id, char buf[512])
{
	enum kr_category c = kr_category_find(kr_span_str(id));
	size_t held = strlen(KR_STATS_HELD);

	if (c < KR_CATEGORY_COUNT)
		return categories[c];
	if (strcmp(id, "fallback") == 0)
		return "Looked at by a person here first";
	if (strncmp(id, KR_STATS_HELD, held) != 0)
		return agency_name(s, id);
	snprintf(buf, 512, "Waiting for the reporter's consent: %s",
	    agency_name(s, id + held));
	return buf;
}

const char *
ctl_stats_column(const struct ctl_stats *s,
    const struct kr_stats_column *column, char *buf, size_t size)
{
	char one[512];
	size_t n;

	if (column->n_id == 1) {
		snprintf(buf, size, "%s", word(s, column->id[0],
		    one));
		return buf;
	}
	n = (size_t)snprintf(buf, size, "Put together, as some are few: ");
	for (size_t i = 0; i < column->n_id && n < size; i++)
		n += (size_t)snprintf(buf + n, size - n, "%s%s", i > 0 ? "; " :
		    "", word(s, column->id[i], one));
	return buf;
}

const char *
ctl_stats_date(int64_t time_s, char buf[64])
{
	static const char *const month[] = { "January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December" };
	time_t t = (time_t)time_s;
	struct tm tm = { .tm_mday = 1 };

	localtime_r(&t, &tm);
	snprintf(buf, 64, "%d %s %d", tm.tm_mday, month[tm.tm_mon],
	    tm.tm_year + 1900);
	return buf;
}

void
ctl_stats_parts(const struct kr_stats *s,
    struct ctl_stats_part part[CTL_STATS_PARTS])
{
	part[0] = (struct ctl_stats_part){ "category",
	    "What the reports are about", NULL, &s->category };
	part[1] = (struct ctl_stats_part){ "destination",
	    "Where the reports went", CTL_STATS_NOTE_MANY, &s->destination };
}
