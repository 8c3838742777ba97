/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-talk.h"

#include "pr-talk-pattern.h"
#include "pr-test-authority.h"

G_BEGIN_DECLS

typedef enum
{
  PR_TALK_SEND,          /* pattern: a line */
  PR_TALK_RAW,           /* bytes */
  PR_TALK_FLOOD,         /* bytes, repeated until number bytes are sent */
  PR_TALK_RECEIVE,       /* pattern: a line must match */
  PR_TALK_RECEIVE_BYTES, /* number */
  PR_TALK_MESSAGE,
  PR_TALK_CHOICE, /* steps: the clauses */
  PR_TALK_CLAUSE, /* pattern, steps */
  PR_TALK_REPEAT, /* number of times, steps */
  PR_TALK_LEAVE,
  PR_TALK_STARTTLS,
  PR_TALK_FLUSH,
  PR_TALK_WAIT, /* number: ms */
  PR_TALK_DRIP, /* number: ms a byte */
  PR_TALK_SILENT,
  PR_TALK_CLOSE,
  PR_TALK_CUT,
  PR_TALK_RESET,
  PR_TALK_HALF_CLOSE,
} PrTalkStepKind;

typedef struct
{
  PrTalkStepKind kind;
  const char *file; /* interned */
  guint line;
  PrTalkPattern *pattern;
  GBytes *bytes;
  guint64 number;
  GPtrArray *steps;
} PrTalkStep;

typedef enum
{
  PR_TALK_CLIENT_CERTIFICATE_NONE,
  PR_TALK_CLIENT_CERTIFICATE_WANTED,
  PR_TALK_CLIENT_CERTIFICATE_REQUIRED,
} PrTalkClientCertificate;

typedef enum
{
  PR_TALK_ACCOUNT_ONE,     /* the server's */
  PR_TALK_ACCOUNT_NOBODY,  /* no password is right */
  PR_TALK_ACCOUNT_ANYBODY, /* every name and password is right */
  PR_TALK_ACCOUNT_SLOW,    /* the one, by as much work as a client can be made to do */
} PrTalkAccount;

typedef struct
{
  gboolean tls;  /* from the first byte */
  gboolean imap; /* words may be quoted or literals */
  PrTestCertificateSpec certificate;
  char *certificate_names;
  char *certificate_issuer;
  int min_tls_version; /* TLS1_VERSION … TLS1_3_VERSION */
  int max_tls_version;
  char *tls_ciphers;
  PrTalkClientCertificate client_certificate;
  PrTalkAccount account;
} PrTalkSettings;

const PrTalkSettings *pr_talk_get_settings (PrTalk *self);
GPtrArray *pr_talk_get_steps (PrTalk *self);

G_END_DECLS
