/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-diagnosis-ids.h"

G_BEGIN_DECLS

/**
 * PrCatalogueCondition:
 * @PR_IF_INCOMING: IMAP or POP3
 * @PR_IF_PORT_25: mail is handed in on the port that is for servers among themselves
 * @PR_IF_BEFORE_SENDING: it failed before any message was spoken of
 * @PR_IF_USERNAME_IS_EMAIL: the login name is the account's address
 * @PR_IF_NOTHING_TRIED: no change of host, port or security is known to help
 * @PR_IF_OWN_ADDRESS: the recipient is the account's own address
 * @PR_IF_OTHER_ADDRESS: it is not, as far as is known
 * @PR_IF_TESTED: it comes from a test and not from a text; only then the encryption is known
 *
 * What a sentence needs to be true of the case; several together mean “and”. What is not known does
 * not hold.
 */
typedef enum
{
  PR_IF_ANY = 0,
  PR_IF_SMTP = 1 << 0,
  PR_IF_INCOMING = 1 << 1,
  PR_IF_IMAP = 1 << 2,
  PR_IF_POP3 = 1 << 3,
  PR_IF_STARTTLS = 1 << 4,
  PR_IF_UNENCRYPTED = 1 << 5,
  PR_IF_PORT_25 = 1 << 6,
  PR_IF_AT_GREETING = 1 << 7,
  PR_IF_AT_SIGN_IN = 1 << 8,
  PR_IF_BEFORE_SENDING = 1 << 9,
  PR_IF_USERNAME_IS_EMAIL = 1 << 10,
  PR_IF_PASSWORD_WITHHELD = 1 << 11,
  PR_IF_CHAIN_INCOMPLETE = 1 << 12,
  PR_IF_CLOCK_IS_WRONG = 1 << 13,
  PR_IF_GREETING_IS_MASKED = 1 << 14,
  PR_IF_OTHER_SERVICE_SIGNED_IN = 1 << 15,
  PR_IF_CERTIFICATE_IS_TRUSTED = 1 << 16,
  PR_IF_HAS_APP_PASSWORD = 1 << 17,
  PR_IF_SIGNED_IN = 1 << 18,
  PR_IF_NOTHING_TRIED = 1 << 19,
  PR_IF_OWN_ADDRESS = 1 << 20,
  PR_IF_OTHER_ADDRESS = 1 << 21,
  PR_IF_TESTED = 1 << 22,
} PrCatalogueCondition;

/**
 * PrCatalogueSentence:
 * @text: one or more whole sentences, marked by N_(); may hold the placeholders of pr-catalogue.c
 * @condition: when it may be said
 * @otherwise: only if the one before, and those before it up to one without this mark, was not said
 * @asks_login: it is the advice to enter another user name and password for this service alone
 *
 * A sentence is left out whole where its condition does not hold or a value for a placeholder is
 * missing; the @otherwise that follows it then takes its place.
 */
typedef struct
{
  const char *text;
  PrCatalogueCondition condition;
  gboolean otherwise;
  gboolean asks_login;
} PrCatalogueSentence;

#define PR_SAY(text)                                                                               \
  {                                                                                                \
    (text), PR_IF_ANY, FALSE, FALSE                                                                \
  }
#define PR_SAY_IF(condition, text)                                                                 \
  {                                                                                                \
    (text), (condition), FALSE, FALSE                                                              \
  }
#define PR_ELSE(text)                                                                              \
  {                                                                                                \
    (text), PR_IF_ANY, TRUE, FALSE                                                                 \
  }
#define PR_ELSE_IF(condition, text)                                                                \
  {                                                                                                \
    (text), (condition), TRUE, FALSE                                                               \
  }
#define PR_ASK_LOGIN_IF(condition, text)                                                           \
  {                                                                                                \
    (text), (condition), FALSE, TRUE                                                               \
  }

/* As many as the longest entry has, with one to spare that ends the list. */
#define PR_CATALOGUE_MAX_TITLES 3
#define PR_CATALOGUE_MAX_SENTENCES 14

/**
 * PrCatalogueEntry:
 *
 * All that is said of one diagnosis. Each list ends at its first row without a text.
 */
typedef struct
{
  PrCatalogueSentence title[PR_CATALOGUE_MAX_TITLES];
  PrCatalogueSentence explanation[PR_CATALOGUE_MAX_SENTENCES];
  PrCatalogueSentence advice[PR_CATALOGUE_MAX_SENTENCES];
} PrCatalogueEntry;

const PrCatalogueEntry *pr_catalogue_get_entry (PrDiagnosisId id);

G_END_DECLS
