/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-lines.h"
#include "fuzz-reply.h"

#include "pr-pop3-reply-parser.h"

/* An input is what a server sends: lines. The first reply is that to CAPA, and a list. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (PrPop3ReplyParser) parser = pr_pop3_reply_parser_new ();
  FuzzLines lines = fuzz_lines_begin (data, size);
  GBytes *line;

  pr_pop3_reply_parser_expect (parser, PR_POP3_REPLY_LIST);
  while ((line = fuzz_lines_next (&lines)) != NULL)
    {
      PrReply *reply = NULL;
      PrPop3Parse parse = pr_pop3_reply_parser_feed (parser, line, &reply);
      g_autofree char *timestamp = NULL;
      guint32 count = 0;

      g_bytes_unref (line);
      g_assert_true ((parse == PR_POP3_PARSE_DONE) == (reply != NULL));
      if (reply == NULL)
        continue;
      g_assert_cmpuint (pr_reply_get_n_lines (reply), <=, PR_POP3_REPLY_MAX_LINES);
      fuzz_check_reply (reply);
      timestamp = pr_pop3_reply_dup_timestamp (reply);
      g_assert_true (timestamp == NULL || (timestamp[0] == '<' && g_str_has_suffix (timestamp, ">")));
      (void) pr_pop3_reply_get_count (reply, &count);
      pr_reply_unref (reply);
    }
  return 0;
}
