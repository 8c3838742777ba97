/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-tls-session.h"

G_BEGIN_DECLS

const char *pr_interceptor_find_issuer (const char *issuer);
const char *pr_interceptor_find (const PrTlsSession *tls);
char *pr_interceptor_dup_evidence (const PrTlsSession *tls);

G_END_DECLS
