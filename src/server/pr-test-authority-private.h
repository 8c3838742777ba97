/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-test-authority.h"

#include <openssl/ssl.h>

gboolean pr_test_certificate_install (PrTestCertificate *self, SSL_CTX *context, GError **error);
