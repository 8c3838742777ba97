/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "script-world.h"

#include "pr-client-factory.h"
#include "pr-imap-mailbox.h"
#include "pr-net.h"
#include "pr-pop3-mailbox.h"
#include "pr-smtp-client.h"

#include <string.h>

/* What the clients do besides a test's questions: send a message, look for one, delete it. */

#define WAIT_MS 20000

/* Short enough to be waited for. */
#define SHORT_WAIT_MS 300

typedef struct
{
  ScriptWorld *world;
  guint16 port;
  PrClient *client;
} Talk;

static void
talk_clear (Talk *self)
{
  g_clear_object (&self->client);
  g_clear_pointer (&self->world, script_world_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Talk, talk_clear)

/* A client that has heard the greeting, and knows what is offered. */
static Talk
talk_begin (PrProtocol protocol, const char *text, guint wait_ms)
{
  Talk self = { .world = script_world_new (WORLD_PASSWORD) };
  PrDeadline deadline = pr_deadline_new (wait_ms, 2 * WAIT_MS);
  g_autoptr (PrTranscript) transcript = pr_transcript_new ();
  PrConnection *connection;
  g_autoptr (GError) error = NULL;

  self.port = script_world_add_text (self.world, text);
  connection = pr_connection_new ("127.0.0.1", self.port, transcript);
  pr_connection_resolve (connection, &deadline, NULL, &error);
  g_assert_no_error (error);
  pr_connection_connect (connection, &deadline, NULL, &error);
  g_assert_no_error (error);
  self.client = pr_client_factory_new_client (protocol, connection, &deadline, NULL);
  pr_client_read_greeting (self.client, &error);
  g_assert_no_error (error);
  if (!pr_client_knows_capabilities (self.client))
    pr_client_ask_capabilities (self.client, &error);
  g_assert_no_error (error);
  return self;
}

/* The server has heard what its talk foresees, and nothing else. */
static void
talk_end (Talk *self)
{
  PrScriptLog *log;
  g_auto (GStrv) failures = NULL;

  g_clear_object (&self->client);
  log = script_world_get_log (self->world, self->port);
  failures = pr_script_log_dup_failures (log);
  g_assert_cmpstr (failures[0], ==, NULL);
}

static gboolean
talk_was_told (Talk *self, const char *text)
{
  return pr_script_log_contains (script_world_get_log (self->world, self->port),
                                 PR_SCRIPT_CHANNEL_CLEAR, text);
}

#define IMAP_GREETING "S: * OK [CAPABILITY IMAP4rev1 IDLE UIDPLUS] hello\n"

static void
test_find_junk (void)
{
  static const struct
  {
    const char *capabilities;
    const char *command;
    const char *list;
    const char *name;
  } rows[] = {
    { "SPECIAL-USE LIST-EXTENDED", "LIST \"\" \"\\*\" RETURN (SPECIAL-USE)",
      "S: * LIST (\\HasNoChildren) \"/\" INBOX\n"
      "S: * LIST (\\HasNoChildren) \"/\" Spam\n"
      "S: * LIST (\\HasNoChildren \\Junk) \"/\" \"Weg damit\"\n",
      "Weg damit" },
    { "IMAP4rev2", "LIST \"\" \"\\*\" RETURN (SPECIAL-USE)", "S: * LIST (\\junk) NIL x\n", "x" },
    { "SPECIAL-USE", "LIST \"\" \"\\*\"", "S: * LIST (\\Junk) \".\" INBOX.j\n", "INBOX.j" },
    { "XLIST", "LIST \"\" \"\\*\"",
      "S: * LIST () \".\" INBOX.junk\nS: * LIST () \".\" INBOX.Spam\n", "INBOX.junk" },
    { "", "LIST \"\" \"\\*\"", "S: * LIST () \"/\" \"[Gmail]/Spam\"\n", "[Gmail]/Spam" },
    { "", "LIST \"\" \"\\*\"", "S: * LIST () \"/\" \"Unerw&APw-nscht\"\n", "Unerw&APw-nscht" },
    { "", "LIST \"\" \"\\*\"", "S: * LIST () \"\\\\\" \"a\\\\junk e-mail\"\n", "a\\junk e-mail" },
    { "", "LIST \"\" \"\\*\"", "!raw \"* LIST () \\\"/\\\" {4}\\r\\nJunk\\r\\n\"\n", "Junk" },
    /* None, or none that can be opened. */
    { "", "LIST \"\" \"\\*\"", "S: * LIST () \"/\" INBOX\nS: * LIST () \"/\" Junkyard\n", NULL },
    { "", "LIST \"\" \"\\*\"", "S: * LIST () \"/\" Spam/old\nS: * LIST () NIL a/Spam\n", NULL },
    { "", "LIST \"\" \"\\*\"",
      "S: * LIST (\\Noselect) \"/\" Junk\nS: * LIST (\\Junk \\NonExistent) \"/\" j\n", NULL },
    { "", "LIST \"\" \"\\*\"", "", NULL },
    /* Not what is asked for. */
    { "", "LIST \"\" \"\\*\"",
      "S: * LIST\nS: * LIST Junk\nS: * LIST () \"/\"\nS: * LIST () \"/\" ()\nS: * 3 EXISTS\n",
      NULL },
    { "", "LIST \"\" \"\\*\"", "!raw \"* LIST (\\\\Junk) \\\"/\\\" {4}\\r\\nJ\\r\\nk\\r\\n\"\n",
      NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "S: * OK [CAPABILITY IMAP4rev1 %s] hello\nC: $tag %s\n%sS: $tag OK done\n",
          rows[i].capabilities, rows[i].command, rows[i].list);
      g_auto (Talk) talk = talk_begin (PR_PROTOCOL_IMAP, text, WAIT_MS);
      g_autofree char *name = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", text);
      g_assert_true (pr_imap_client_find_junk (PR_IMAP_CLIENT (talk.client), &name, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (name, ==, rows[i].name);
      talk_end (&talk);
    }
}

static void
test_junk_refused (void)
{
  g_auto (Talk) talk =
      talk_begin (PR_PROTOCOL_IMAP, IMAP_GREETING "C: $tag LIST \"\" \"\\*\"\nS: $tag NO\n",
                  WAIT_MS);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (pr_imap_client_find_junk (PR_IMAP_CLIENT (talk.client), &name, &error));
  g_assert_error (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_REFUSED);
  g_assert_null (name);
  talk_end (&talk);
}

#define EXAMINE                                                                                    \
  "C: $tag EXAMINE \"a \\\"b\\\\\"\n"                                                        \
  "S: * 40 EXISTS\n"                                                                               \
  "S: * OK [UIDVALIDITY 7] x\n"                                                                    \
  "S: * OK [UIDNEXT 900] x\n"                                                                      \
  "S: * OK [UIDNEXT] x\n"                                                                          \
  "S: * OK [UIDNEXT -1] x\n"                                                                       \
  "S: $tag OK [READ-ONLY] done\n"

#define FETCH "C: $tag FETCH 31:40 (UID BODY.PEEK[HEADER.FIELDS (SUBJECT)])\n"

static void
test_fetch (void)
{
  g_auto (Talk) talk =
      talk_begin (PR_PROTOCOL_IMAP,
                  IMAP_GREETING EXAMINE FETCH
                  "!raw \"* 31 FETCH (UID 5 BODY[HEADER.FIELDS (SUBJECT)] {11}\\r\\nSubject: a\\r "
                  "FLAGS ())\\r\\n\"\n"
                  /* News of other kinds, and what is no answer. */
                  "S: * 32 FETCH (FLAGS (\\Seen))\n"
                  "S: * 33 FETCH (UID 6 BODY[HEADER.FIELDS (SUBJECT)] NIL)\n"
                  "S: * 34 FETCH (BODY[HEADER.FIELDS (SUBJECT)] \"x\")\n"
                  "S: * 35 FETCH (UID 0 BODY[HEADER.FIELDS (SUBJECT)] \"x\")\n"
                  "S: * 35 FETCH (UID)\n"
                  "S: * 35 FETCH\n"
                  "S: * 41 EXISTS\n"
                  "S: * 36 FETCH (BODY[HEADER.FIELDS (\"SUBJECT\")] \"Subject: b\" UID 9)\n"
                  "S: $tag OK done\n",
                  WAIT_MS);
  PrImapClient *client = PR_IMAP_CLIENT (talk.client);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrImapFolder) folder = pr_imap_client_examine (client, "a \"b\\", &error);
  g_autoptr (GPtrArray) headers = NULL;
  const PrImapHeader *header;

  g_assert_no_error (error);
  g_assert_cmpstr (folder->name, ==, "a \"b\\");
  g_assert_cmpuint (folder->n_messages, ==, 40);
  g_assert_cmpuint (folder->uid_validity, ==, 7);
  g_assert_cmpuint (folder->uid_next, ==, 900);

  headers = pr_imap_client_fetch_newest (client, folder, 10, "SUBJECT", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (headers->len, ==, 2);
  header = headers->pdata[0];
  g_assert_cmpuint (header->uid, ==, 5);
  g_assert_cmpmem (g_bytes_get_data (header->bytes, NULL), g_bytes_get_size (header->bytes),
                   "Subject: a\r", 11);
  header = headers->pdata[1];
  g_assert_cmpuint (header->uid, ==, 9);
  talk_end (&talk);
}

static void
test_empty_folder (void)
{
  g_auto (Talk) talk = talk_begin (
      PR_PROTOCOL_IMAP, IMAP_GREETING "C: $tag EXAMINE \"x\"\nS: * 0 EXISTS\nS: $tag OK done\n",
      WAIT_MS);
  PrImapClient *client = PR_IMAP_CLIENT (talk.client);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrImapFolder) folder = pr_imap_client_examine (client, "x", &error);
  g_autoptr (GPtrArray) headers = NULL;

  g_assert_no_error (error);
  headers = pr_imap_client_fetch_newest (client, folder, 10, "SUBJECT", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (headers->len, ==, 0);
  talk_end (&talk);
}

/* What lies in a mailbox is in no transcript. */
static void
test_private (void)
{
  g_auto (Talk) talk = talk_begin (
      PR_PROTOCOL_IMAP,
      IMAP_GREETING "C: $tag LIST *\nS: * LIST () \"/\" Divorce\nS: $tag OK done\n" EXAMINE FETCH
                    "S: * 31 FETCH (UID 5 BODY[HEADER.FIELDS (SUBJECT)] \"Subject: private\")\n"
                    "S: $tag OK done\nC: $tag LOGOUT\nS: * BYE goodbye\nS: $tag OK done\n",
      WAIT_MS);
  PrImapClient *client = PR_IMAP_CLIENT (talk.client);
  g_autofree char *junk = NULL;
  g_autoptr (PrImapFolder) folder = NULL;
  g_autoptr (GPtrArray) headers = NULL;
  g_autofree char *transcript = NULL;

  g_assert_true (pr_imap_client_find_junk (client, &junk, NULL));
  folder = pr_imap_client_examine (client, "a \"b\\", NULL);
  headers = pr_imap_client_fetch_newest (client, folder, 10, "SUBJECT", NULL);
  g_assert_true (pr_client_log_out (talk.client, NULL));
  transcript = pr_transcript_to_text (
      pr_connection_get_transcript (pr_client_get_connection (talk.client)));
  g_assert_nonnull (strstr (transcript, "goodbye"));
  g_assert_nonnull (strstr (transcript, "not written down"));
  g_assert_null (strstr (transcript, "private"));
  g_assert_null (strstr (transcript, "Divorce"));
  talk_end (&talk);
}

#define SELECT "C: $tag SELECT \"x\"\nS: * OK [UIDVALIDITY 7] x\nS: $tag OK done\n"
#define MARK "C: $tag UID STORE 42 +FLAGS.SILENT (\\Deleted)\n"

static void
test_delete (void)
{
  static const struct
  {
    const char *what;
    const char *talk;
    int code; /* -1 where it is deleted */
  } rows[] = {
    { "deleted", IMAP_GREETING SELECT MARK "S: $tag OK\nC: $tag UID EXPUNGE 42\nS: $tag OK\n", -1 },
    { "IMAP4rev2 has it",
      "S: * OK [CAPABILITY IMAP4rev2] x\n" SELECT MARK
      "S: $tag OK\nC: $tag UID EXPUNGE 42\nS: $tag OK\n",
      -1 },
    /* EXPUNGE would delete what the user has marked, and so would CLOSE: not a word then. */
    { "no UIDPLUS", "S: * OK [CAPABILITY IMAP4rev1 UIDONLY] x\n", PR_PROTOCOL_ERROR_NOT_OFFERED },
    { "cannot be opened", IMAP_GREETING "C: $tag SELECT \"x\"\nS: $tag NO\n",
      PR_PROTOCOL_ERROR_REFUSED },
    { "UIDs began anew",
      IMAP_GREETING "C: $tag SELECT \"x\"\nS: * OK [UIDVALIDITY 8] x\nS: $tag OK\n",
      PR_PROTOCOL_ERROR_MALFORMED },
    { "UIDs that hold for nothing", IMAP_GREETING "C: $tag SELECT \"x\"\nS: $tag OK\n",
      PR_PROTOCOL_ERROR_MALFORMED },
    { "cannot be marked", IMAP_GREETING SELECT MARK "S: $tag NO\n", PR_PROTOCOL_ERROR_REFUSED },
    { "the mark is taken back",
      IMAP_GREETING SELECT MARK "S: $tag OK\nC: $tag UID EXPUNGE 42\nS: $tag NO\n"
                                "C: $tag UID STORE 42 -FLAGS.SILENT (\\Deleted)\nS: $tag OK\n",
      PR_PROTOCOL_ERROR_REFUSED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Talk) talk = talk_begin (PR_PROTOCOL_IMAP, rows[i].talk, WAIT_MS);
      PrImapFolder folder = { .name = (char *) "x", .uid_validity = 7 };
      g_autoptr (GError) error = NULL;
      gboolean deleted =
          pr_imap_client_delete_message (PR_IMAP_CLIENT (talk.client), &folder, 42, &error);

      g_test_message ("%s", rows[i].what);
      g_assert_true (deleted == (rows[i].code == -1));
      if (rows[i].code != -1)
        g_assert_error (error, PR_PROTOCOL_ERROR, rows[i].code);
      talk_end (&talk);
      g_assert_false (talk_was_told (&talk, " EXPUNGE\r\n"));
      g_assert_false (talk_was_told (&talk, "CLOSE"));
    }
}

static void
test_idle (void)
{
  static const struct
  {
    const char *what;
    const char *talk;
    guint until_ms;
    int code; /* of PrProtocolError, -1 where the talk goes on */
  } rows[] = {
    { "news", "S: + idling\nS: * OK still here\nS: * 1 EXISTS\nC: DONE\nS: $tag OK\n", WAIT_MS,
      -1 },
    { "news in pieces", "S: + idling\n!raw \"* 1 EXI\"\n!wait 50\nS: STS\nC: DONE\nS: $tag OK\n",
      WAIT_MS, -1 },
    { "no news", "S: + idling\nC: DONE\nS: * 4 RECENT\nS: $tag OK\n", SHORT_WAIT_MS, -1 },
    { "refused", "S: $tag NO not now\n", WAIT_MS, PR_PROTOCOL_ERROR_REFUSED },
    { "done without being told", "S: + idling\nS: $tag OK\n", WAIT_MS,
      PR_PROTOCOL_ERROR_MALFORMED },
    { "asks twice", "S: + idling\nS: + and\n", WAIT_MS, PR_PROTOCOL_ERROR_MALFORMED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
          g_strconcat (IMAP_GREETING "C: $tag IDLE\n", rows[i].talk, NULL);
      g_auto (Talk) talk = talk_begin (PR_PROTOCOL_IMAP, text, WAIT_MS);
      PrDeadline until = pr_deadline_new (rows[i].until_ms, WAIT_MS);
      g_autoptr (GError) error = NULL;
      gboolean goes_on = pr_imap_client_idle (PR_IMAP_CLIENT (talk.client), &until, &error);

      g_test_message ("%s", rows[i].what);
      g_assert_true (goes_on == (rows[i].code == -1));
      if (rows[i].code != -1)
        g_assert_error (error, PR_PROTOCOL_ERROR, rows[i].code);
      talk_end (&talk);
    }
}

static void
test_idle_closed (void)
{
  g_auto (Talk) talk = talk_begin (
      PR_PROTOCOL_IMAP, IMAP_GREETING "C: $tag IDLE\nS: + idling\nS: * BYE bye\n!close\n", WAIT_MS);
  PrDeadline until = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (GError) error = NULL;

  g_assert_false (pr_imap_client_idle (PR_IMAP_CLIENT (talk.client), &until, &error));
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_CLOSED);
}

#define POP3_GREETING "S: +OK hello\nC: CAPA\nS: +OK\nS: TOP\nS: .\n"

static void
test_pop3 (void)
{
  g_auto (Talk) talk =
      talk_begin (PR_PROTOCOL_POP3,
                  POP3_GREETING
                  "C: STAT\nS: +OK 3 512\n"
                  "C: UIDL 3\nS: +OK 3 abc\n"
                  "C: UIDL 2\nS: -ERR\n"
                  "C: UIDL 1\nS: +OK 1\n"
                  "C: TOP 3 0\nS: +OK\nS: Subject: a\nS: ..dot\n!raw \"nul\\0\\r\\n\\r\\n\"\nS: .\n"
                  "C: TOP 2 0\nS: -ERR no TOP here\n"
                  "C: DELE 3\nS: +OK\nC: QUIT\nS: +OK\n",
                  WAIT_MS);
  PrPop3Client *client = PR_POP3_CLIENT (talk.client);
  static const char expected[] = "Subject: a\r\n.dot\r\nnul\0\r\n\r\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) header = NULL;
  g_autofree char *third = NULL;
  g_autofree char *second = NULL;
  g_autofree char *first = NULL;
  guint32 n_messages = 0;

  g_assert_true (pr_pop3_client_count (client, &n_messages, &error));
  g_assert_cmpuint (n_messages, ==, 3);
  g_assert_true (pr_pop3_client_dup_uid (client, 3, &third, &error));
  g_assert_cmpstr (third, ==, "abc");
  g_assert_true (pr_pop3_client_dup_uid (client, 2, &second, &error));
  g_assert_null (second);
  g_assert_true (pr_pop3_client_dup_uid (client, 1, &first, &error));
  g_assert_null (first);
  header = pr_pop3_client_read_header (client, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (header, NULL), g_bytes_get_size (header), expected,
                   sizeof expected - 1);
  g_assert_null (pr_pop3_client_read_header (client, 2, &error));
  g_assert_error (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (pr_pop3_client_delete_message (client, 3, &error));
  talk_end (&talk);
}

/* Any message may lie in a mailbox: those that are somebody's attack, too. */
static void
test_pop3_hostile_header (void)
{
  static const struct
  {
    const char *header;
    gboolean readable;
    gsize most_bytes;
  } rows[] = {
    { "!flood 60000\n!raw \"\\r\\n\"\nS: .\n", TRUE, 60002 },
    { "!flood 1999998 \"x\\r\\n\"\nS: .\n", TRUE, 256 * 1024 },
    { "!flood 100000\n!raw \"\\r\\n\"\nS: .\n", FALSE, 0 },
    { "!flood endless \"x\\r\\n\"\n", FALSE, 0 },
    { "!flood endless\n", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
          g_strconcat (POP3_GREETING "C: TOP 1 0\nS: +OK\n", rows[i].header, NULL);
      g_auto (Talk) talk = talk_begin (PR_PROTOCOL_POP3, text, WAIT_MS);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) header =
          pr_pop3_client_read_header (PR_POP3_CLIENT (talk.client), 1, &error);

      g_test_message ("%s", rows[i].header);
      g_assert_true ((header != NULL) == rows[i].readable);
      if (header != NULL)
        g_assert_cmpuint (g_bytes_get_size (header), <=, rows[i].most_bytes);
      else
        g_assert_error (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_TOO_LONG);
    }
}

#define ENVELOPE "C: MAIL FROM:<a@b.test>\nC: RCPT TO:<c@d.test>\n"

static void
test_smtp_message (void)
{
  static const struct
  {
    const char *what;
    const char *capabilities;
    const char *talk;
    PrStepId step; /* where it has to end */
    int code;      /* -1 where it is taken */
  } rows[] = {
    { "in one flight", "PIPELINING",
      ENVELOPE "C: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nC: a\nC: ..\nC: ..b\nC: *\nC: c\nC: .\n"
               "S: 250 queued as 7\nC: QUIT\nS: 221 bye\n",
      PR_STEP_SIGN_OUT, -1 },
    { "one by one", "SIZE",
      "C: MAIL FROM:<a@b.test>\nS: 250 ok\nC: RCPT TO:<c@d.test>\nS: 250 ok\nC: DATA\nS: 354 go\n"
      "!message\nS: 250 queued as 7\nC: QUIT\nS: 221 bye\n",
      PR_STEP_SIGN_OUT, -1 },
    { "not asked for without a recipient", "SIZE",
      "C: MAIL FROM:<a@b.test>\nS: 250 ok\nC: RCPT TO:<c@d.test>\nS: 550 no\n", PR_STEP_RECIPIENT,
      PR_PROTOCOL_ERROR_REFUSED },
    /* RFC 2920 §3.1: it may be asked for all the same. */
    { "asked for without a recipient", "PIPELINING",
      ENVELOPE "C: DATA\nS: 250 ok\nS: 550 no\nS: 354 go\n", PR_STEP_RECIPIENT,
      PR_PROTOCOL_ERROR_REFUSED },
    { "asked for without a sender", "PIPELINING",
      ENVELOPE "C: DATA\nS: 550 no\nS: 550 no\nS: 354 go\n", PR_STEP_SENDER,
      PR_PROTOCOL_ERROR_REFUSED },
    { "refused before", "PIPELINING", ENVELOPE "C: DATA\nS: 250 ok\nS: 250 ok\nS: 452 full\n",
      PR_STEP_MESSAGE, PR_PROTOCOL_ERROR_REFUSED },
    { "refused after", "PIPELINING",
      ENVELOPE "C: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\n!message\nS: 554 spam\n", PR_STEP_MESSAGE,
      PR_PROTOCOL_ERROR_REFUSED },
    { "taken before it was sent", "PIPELINING",
      ENVELOPE "C: DATA\nS: 250 ok\nS: 250 ok\nS: 250 ok\n", PR_STEP_MESSAGE,
      PR_PROTOCOL_ERROR_MALFORMED },
    { "asked for twice", "PIPELINING",
      ENVELOPE "C: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\n!message\nS: 354 more\n", PR_STEP_MESSAGE,
      PR_PROTOCOL_ERROR_MALFORMED },
  };
  static const char *const lines[] = { "a", ".", ".b", "", "c", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("S: 220 mx.test\nC: EHLO *\nS: 250-mx.test\nS: 250 %s\n%s",
                           rows[i].capabilities, rows[i].talk);
      g_auto (Talk) talk = talk_begin (PR_PROTOCOL_SMTP, text, WAIT_MS);
      PrSmtpClient *client = PR_SMTP_CLIENT (talk.client);
      g_autoptr (GError) error = NULL;
      PrStepId step = PR_STEP_SENDER;

      g_test_message ("%s", rows[i].what);
      if (pr_smtp_client_open_message (client, "a@b.test", "c@d.test", &error)
          && pr_smtp_client_read_sender_reply (client, &error))
        step = PR_STEP_RECIPIENT;
      if (step == PR_STEP_RECIPIENT && pr_smtp_client_read_recipient_reply (client, &error))
        step = PR_STEP_MESSAGE;
      if (step == PR_STEP_MESSAGE && pr_smtp_client_send_message (client, lines, &error))
        step = PR_STEP_SIGN_OUT;
      g_assert_cmpint ((int) step, ==, (int) rows[i].step);
      if (rows[i].code != -1)
        g_assert_error (error, PR_PROTOCOL_ERROR, rows[i].code);
      else
        g_assert_true (pr_client_log_out (talk.client, &error));
      talk_end (&talk);
    }
}

int
main (int argc, char *argv[])
{
  script_world_init (&argc, &argv);
  g_test_add_func ("/mailbox/imap/find-junk", test_find_junk);
  g_test_add_func ("/mailbox/imap/junk-refused", test_junk_refused);
  g_test_add_func ("/mailbox/imap/fetch", test_fetch);
  g_test_add_func ("/mailbox/imap/empty-folder", test_empty_folder);
  g_test_add_func ("/mailbox/imap/private", test_private);
  g_test_add_func ("/mailbox/imap/delete", test_delete);
  g_test_add_func ("/mailbox/imap/idle", test_idle);
  g_test_add_func ("/mailbox/imap/idle-closed", test_idle_closed);
  g_test_add_func ("/mailbox/pop3", test_pop3);
  g_test_add_func ("/mailbox/pop3/hostile-header", test_pop3_hostile_header);
  g_test_add_func ("/mailbox/smtp/message", test_smtp_message);
  return g_test_run ();
}
