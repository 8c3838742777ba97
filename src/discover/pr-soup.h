/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * PrSoup:
 *
 * The functions of libsoup that are used here. They are not linked to: with libsoup come thirteen more
 * libraries (Kerberos, SQLite …), and to load them took a tenth of the time till the window was there,
 * though most never ask the web for anything. The members are named as in libsoup, without the prefix.
 */
typedef struct
{
  __typeof__ (&soup_message_add_flags) message_add_flags;
  __typeof__ (&soup_message_get_response_headers) message_get_response_headers;
  __typeof__ (&soup_message_get_status) message_get_status;
  __typeof__ (&soup_message_get_uri) message_get_uri;
  __typeof__ (&soup_message_headers_get_one) message_headers_get_one;
  __typeof__ (&soup_message_new_from_uri) message_new_from_uri;
  __typeof__ (&soup_session_abort) session_abort;
  __typeof__ (&soup_session_new_with_options) session_new_with_options;
  __typeof__ (&soup_session_send_async) session_send_async;
  __typeof__ (&soup_session_send_finish) session_send_finish;
  __typeof__ (&soup_tld_domain_is_public_suffix) tld_domain_is_public_suffix;
  __typeof__ (&soup_tld_get_base_domain) tld_get_base_domain;
} PrSoup;

const PrSoup *pr_soup_get (void);

G_END_DECLS
