-- SPDX-License-Identifier: Apache-2.0
-- A mail through the filter by somebody else's client: run by
-- x_miltertest.sh, which sets socket.

function must(ok, what)
	if not ok then
		error(what)
	end
end

function sent(rc, what)
	must(rc == nil, what .. " was not sent")
end

function continued(what)
	must(mt.getreply(conn) == SMFIR_CONTINUE, what .. " was not continued")
end

conn = mt.connect(socket, 40, 0.25)
must(conn, "no connection")
-- every step is to be answered: no protocol options offered
sent(mt.negotiate(conn, nil, 0, nil), "negotiation")
sent(mt.conninfo(conn, "client.example", "192.0.2.7"), "connection")
continued("connection")
sent(mt.helo(conn, "client.example"), "greeting")
continued("greeting")

function envelope(rcpt)
	mt.macro(conn, SMFIC_MAIL, "i", "QUEUE1")
	sent(mt.mailfrom(conn, "<aroha@reporter.example>"), "sender")
	continued("sender")
	sent(mt.rcptto(conn, "<" .. rcpt .. ">"), "recipient")
	continued("recipient")
end

-- mail for somebody else
envelope("someone@cert.example.nz")
sent(mt.data(conn), "DATA")
must(mt.getreply(conn) == SMFIR_ACCEPT, "other mail was not let go")

-- a report that says it was tagged before
envelope("report@cert.example.nz")
sent(mt.data(conn), "DATA")
continued("DATA")
for _, f in ipairs({ { "From", "Aroha <aroha@reporter.example>" },
    { "Subject", "a report" }, { "X-Referral-Agency", "ncsc" },
    { "Message-ID", "<1@reporter.example>" } }) do
	sent(mt.header(conn, f[1], f[2]), "field")
	continued("field " .. f[1])
end
sent(mt.eoh(conn), "end of header")
continued("end of header")
sent(mt.bodystring(conn, "This came today.\r\n"), "body")
continued("body")
sent(mt.eom(conn), "end of mail")
must(mt.getreply(conn) == SMFIR_CONTINUE, "end of mail was not continued")

must(mt.eom_check(conn, MT_HDRDELETE, "X-Referral-Agency"),
    "the forged tag stays")
for _, tag in ipairs({ "Id", "Category", "Agency", "Urgency", "Handling",
    "Consent", "Spam-Score", "UEMA", "Evidence", "Reasons", "Final" }) do
	must(mt.eom_check(conn, MT_HDRINSERT, "X-Referral-" .. tag),
	    "no field X-Referral-" .. tag)
end
must(mt.eom_check(conn, MT_HDRINSERT, "Authentication-Results"),
    "no results of authentication")
must(mt.eom_check(conn, MT_RCPTDELETE, "<report@cert.example.nz>"),
    "the report mailbox was not replaced")
must(not mt.eom_check(conn, MT_BODYCHANGE), "the body was changed")
mt.disconnect(conn)
