/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-diagnosis-ids.h"
#include "pr-types.h"

G_BEGIN_DECLS

/**
 * PR_CLASSIFY_TEXT_MAX_BYTES:
 *
 * How much of a text is looked at: more than a reply of a hundred lines of 512 octets holds nothing
 * that says why.
 */
#define PR_CLASSIFY_TEXT_MAX_BYTES (64 * 1024)

/**
 * PrClassifyInput:
 * @has_protocol: whether @protocol is known
 * @is_client_text: the words are those of a program on this side, not of a server
 * @may_be_client_text: the protocol and the step are those of the account; who speaks is not known
 * @has_step: whether @step is known
 * @step: where it failed
 * @code: the basic code of the reply, 0 if there is none
 * @enhanced_code: (nullable): the enhanced code, such as “5.7.8”
 * @bracket_code: (nullable): the response code of IMAP or POP3, such as “AUTHENTICATIONFAILED”,
 *   with or without its brackets
 * @text: (nullable): the words, in UTF-8
 * @provider: (nullable): who says it: a provider's id or name, a host name, a greeting
 * @status: (nullable): the status word of IMAP or POP3: `NO`, `BAD`, `BYE`, `-ERR`; without it, a
 *   refusal is assumed
 *
 * What is known of a reply. Zero means not known.
 */
typedef struct
{
  gboolean has_protocol;
  PrProtocol protocol;
  gboolean is_client_text;
  gboolean may_be_client_text;
  gboolean has_step;
  PrStepId step;
  guint code;
  const char *enhanced_code;
  const char *bracket_code;
  const char *text;
  const char *provider;
  const char *status;
} PrClassifyInput;

/**
 * PrClassifyBasis:
 * @PR_CLASSIFY_BY_NOTHING: nothing was understood
 * @PR_CLASSIFY_BY_BASIC_CODE: only the basic code or the status word spoke: a general answer
 * @PR_CLASSIFY_BY_BROAD_WORDS: words that mean it in a reply, but are used in letters as well
 *
 * What decided, the weakest first.
 */
typedef enum
{
  PR_CLASSIFY_BY_NOTHING,
  PR_CLASSIFY_BY_BASIC_CODE,
  PR_CLASSIFY_BY_ENHANCED_CODE,
  PR_CLASSIFY_BY_BRACKET_CODE,
  PR_CLASSIFY_BY_BROAD_WORDS,
  PR_CLASSIFY_BY_WORDS,
} PrClassifyBasis;

/**
 * PrClassification:
 * @id: the answer
 * @basis: what decided
 * @code: the basic code, given or found in the text, 0 if there is none
 * @enhanced_code: the enhanced code, "" if there is none
 * @bracket_code: the response code without its brackets, "" if there is none
 * @has_protocol: whether @protocol is given or could be told from the text
 * @has_step: whether @step is given or could be told from the text
 * @rule_file: (nullable): the source file of the rule whose words decided, for people who write
 * rules
 * @rule_line: its line there, 0 if there is none
 *
 * The answer, and what it was made from.
 */
typedef struct
{
  PrDiagnosisId id;
  PrClassifyBasis basis;
  guint code;
  char enhanced_code[12];
  char bracket_code[24];
  gboolean has_protocol;
  PrProtocol protocol;
  gboolean has_step;
  PrStepId step;
  const char *rule_file;
  guint rule_line;
} PrClassification;

PrDiagnosisId pr_classify (const PrClassifyInput *input);
PrDiagnosisId pr_classify_full (const PrClassifyInput *input, PrClassification *classification);
PrDiagnosisId pr_classify_text (const char *text,
                                const PrClassifyInput *context,
                                PrClassification *classification);

G_END_DECLS
