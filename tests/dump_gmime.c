/* SPDX-License-Identifier: Apache-2.0 */
/* What GMime makes of a mail, in the form of dump_message.c. */
#include <stdio.h>
#include <stdlib.h>

#include <gmime/gmime.h>

static void
digest_print(const void *data, gsize len)
{
	gchar *hex = g_compute_checksum_for_data(G_CHECKSUM_SHA256, data,
	    len);

	printf("%zu %.16s\n", (size_t)len, hex);
	g_free(hex);
}

static void object_print(GMimeObject *, int depth);

static void
leaf_print(GMimeObject *part)
{
	GMimeContentType *type = g_mime_object_get_content_type(part);
	GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
	GMimeStream *out = g_mime_stream_mem_new();
	GByteArray *bytes;
	gchar *name;

	if (content != NULL)
		g_mime_data_wrapper_write_to_stream(content, out);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out));
	name = g_ascii_strdown(g_mime_content_type_get_media_type(type), -1);
	printf("leaf %s/", name);
	g_free(name);
	name = g_ascii_strdown(g_mime_content_type_get_media_subtype(type),
	    -1);
	printf("%s ", name);
	g_free(name);
	digest_print(bytes->data, bytes->len);
	g_object_unref(out);
}

static void
object_print(GMimeObject *part, int depth)
{
	if (depth > 40)
		return;
	if (GMIME_IS_MULTIPART(part)) {
		GMimeMultipart *m = GMIME_MULTIPART(part);

		for (int i = 0; i < g_mime_multipart_get_count(m); i++)
			object_print(g_mime_multipart_get_part(m, i),
			    depth + 1);
	} else if (GMIME_IS_MESSAGE_PART(part)) {
		GMimeMessage *inner =
		    g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));

		if (inner != NULL && g_mime_message_get_mime_part(inner))
			object_print(g_mime_message_get_mime_part(inner),
			    depth + 1);
	} else if (GMIME_IS_PART(part)) {
		leaf_print(part);
	}
}

static void
mail_print(const char *name)
{
	GMimeStream *in = g_mime_stream_file_open(name, "r", NULL);
	GMimeParser *parser;
	GMimeMessage *m;
	InternetAddressList *from;
	InternetAddress *first;
	GDateTime *date;
	const char *subject;

	printf("file %s\n", name);
	if (in == NULL)
		return;
	parser = g_mime_parser_new_with_stream(in);
	m = g_mime_parser_construct_message(parser, NULL);
	if (m != NULL) {
		if (g_mime_message_get_mime_part(m) != NULL)
			object_print(g_mime_message_get_mime_part(m), 0);
		subject = g_mime_message_get_subject(m);
		printf("subject ");
		for (; subject != NULL && *subject != '\0'; subject++)
			putchar(*subject == '\n' || *subject == '\r' ?
			    ' ' : *subject);
		printf("\n");
		from = g_mime_message_get_from(m);
		first = from != NULL ?
		    internet_address_list_get_address(from, 0) : NULL;
		printf("from %s\n", first != NULL &&
		    INTERNET_ADDRESS_IS_MAILBOX(first) ?
		    internet_address_mailbox_get_addr(
		    INTERNET_ADDRESS_MAILBOX(first)) : "");
		date = g_mime_message_get_date(m);
		if (date != NULL)
			printf("date %lld\n",
			    (long long)g_date_time_to_unix(date));
		g_object_unref(m);
	}
	g_object_unref(parser);
	g_object_unref(in);
}

int
main(int argc, char **argv)
{
	g_mime_init();
	for (int i = 1; i < argc; i++)
		mail_print(argv[i]);
	g_mime_shutdown();
	return 0;
}
