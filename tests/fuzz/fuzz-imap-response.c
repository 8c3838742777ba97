/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-lines.h"
#include "fuzz-reply.h"

#include "pr-imap-response.h"

/* An input is what a server sends: lines, and literals where a line announces one. */

#define MAX_DEPTH 12

static void
check_tokens (const GPtrArray *tokens, guint depth)
{
  g_assert_cmpuint (depth, <=, MAX_DEPTH);
  for (guint i = 0; i < tokens->len; i++)
    {
      const PrImapToken *token = tokens->pdata[i];
      gboolean is_list = token->kind == PR_IMAP_TOKEN_LIST;

      g_assert_true ((token->children != NULL) == is_list);
      g_assert_true ((token->text != NULL) == !is_list);
      (void) pr_imap_token_equals (token, "INBOX");
      if (is_list)
        check_tokens (token->children, depth + 1);
    }
}

static void
check_response (const PrImapResponse *response)
{
  gboolean is_data = response->kind == PR_IMAP_RESPONSE_DATA;

  g_assert_true ((response->name != NULL) == is_data);
  g_assert_true ((response->reply == NULL) == is_data);
  if (response->reply != NULL)
    fuzz_check_reply (response->reply);
  if (is_data)
    g_assert_nonnull (response->tokens);
  if (response->tokens != NULL)
    check_tokens (response->tokens, 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (PrImapResponseParser) parser = pr_imap_response_parser_new ();
  FuzzLines lines = fuzz_lines_begin (data, size);
  GBytes *line;

  while ((line = fuzz_lines_next (&lines)) != NULL)
    {
      PrImapResponse *response = NULL;
      gsize literal_bytes = 0;
      PrImapParse parse =
          pr_imap_response_parser_feed_line (parser, line, &literal_bytes, &response);

      g_bytes_unref (line);
      g_assert_true ((parse == PR_IMAP_PARSE_DONE) == (response != NULL));
      if (parse == PR_IMAP_PARSE_LITERAL)
        {
          g_autoptr (GBytes) literal = NULL;

          g_assert_cmpuint (literal_bytes, <=, PR_IMAP_RESPONSE_MAX_BYTES);
          literal = fuzz_lines_take (&lines, literal_bytes);
          if (literal == NULL)
            return 0;
          pr_imap_response_parser_feed_literal (parser, literal);
        }
      if (response != NULL)
        {
          check_response (response);
          pr_imap_response_free (response);
        }
    }
  return 0;
}
