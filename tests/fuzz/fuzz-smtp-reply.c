/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-lines.h"
#include "fuzz-reply.h"

#include "pr-smtp-reply-parser.h"

/* An input is what a server sends: lines. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (PrSmtpReplyParser) parser = pr_smtp_reply_parser_new ();
  FuzzLines lines = fuzz_lines_begin (data, size);
  GBytes *line;

  while ((line = fuzz_lines_next (&lines)) != NULL)
    {
      PrReply *reply = NULL;
      PrSmtpParse parse = pr_smtp_reply_parser_feed (parser, line, &reply);

      g_bytes_unref (line);
      g_assert_true ((parse == PR_SMTP_PARSE_DONE) == (reply != NULL));
      if (reply == NULL)
        continue;
      g_assert_cmpuint (pr_reply_get_code (reply), >=, 200);
      g_assert_cmpuint (pr_reply_get_code (reply), <=, 599);
      g_assert_cmpuint (pr_reply_get_n_lines (reply), <=, PR_SMTP_REPLY_MAX_LINES);
      fuzz_check_reply (reply);
      pr_reply_unref (reply);
    }
  return 0;
}
