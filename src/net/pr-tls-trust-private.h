/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-tls-trust.h"

#include <openssl/ssl.h>

G_BEGIN_DECLS

SSL_CTX *pr_tls_trust_get_context (PrTlsTrust *self);

G_END_DECLS
