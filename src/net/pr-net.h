/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PR_NET_ERROR (pr_net_error_quark ())

/**
 * PrNetError:
 * @PR_NET_ERROR_HOST_NOT_FOUND: DNS says that the name does not exist or has no address
 * @PR_NET_ERROR_DNS_FAILURE: the look-up itself failed
 * @PR_NET_ERROR_DNS_TIMED_OUT: no answer to the look-up
 * @PR_NET_ERROR_REFUSED: the host answered, nothing listens on the port
 * @PR_NET_ERROR_CONNECT_TIMED_OUT: no address of the host answered
 * @PR_NET_ERROR_UNREACHABLE: no route to the host or its network
 * @PR_NET_ERROR_CONNECT_FAILED: no connection for another reason, which the errno tells
 * @PR_NET_ERROR_PROXY: the system's proxy could not be found out, reached, or refused
 * @PR_NET_ERROR_TIMED_OUT: connected, but the other side did not answer in time
 * @PR_NET_ERROR_RUN_ENDED: the time for the whole run is over
 * @PR_NET_ERROR_CLOSED: the other side closed or reset the connection
 * @PR_NET_ERROR_LINE_TOO_LONG: a line is longer than the caller accepts
 * @PR_NET_ERROR_PLAINTEXT_BEHIND_STARTTLS: the server sent on in plain text where TLS had to begin
 * @PR_NET_ERROR_TLS_EXPECTED: the other side says nothing in plain text: it waits for TLS
 * @PR_NET_ERROR_NOT_TLS: the other side answered the handshake with something that is not TLS
 * @PR_NET_ERROR_TLS_VERSION: no protocol version, cipher or key that both sides accept
 * @PR_NET_ERROR_TLS_CLIENT_CERTIFICATE: the server wants a certificate from this side
 * @PR_NET_ERROR_TLS_HANDSHAKE: TLS failed in any other way
 * @PR_NET_ERROR_TLS_CERTIFICATE: the server's certificate is not trusted; its faults are in the
 *   #PrTlsSession
 */
typedef enum
{
  PR_NET_ERROR_HOST_NOT_FOUND,
  PR_NET_ERROR_DNS_FAILURE,
  PR_NET_ERROR_DNS_TIMED_OUT,
  PR_NET_ERROR_REFUSED,
  PR_NET_ERROR_CONNECT_TIMED_OUT,
  PR_NET_ERROR_UNREACHABLE,
  PR_NET_ERROR_CONNECT_FAILED,
  PR_NET_ERROR_PROXY,
  PR_NET_ERROR_TIMED_OUT,
  PR_NET_ERROR_RUN_ENDED,
  PR_NET_ERROR_CLOSED,
  PR_NET_ERROR_LINE_TOO_LONG,
  PR_NET_ERROR_PLAINTEXT_BEHIND_STARTTLS,
  PR_NET_ERROR_TLS_EXPECTED,
  PR_NET_ERROR_NOT_TLS,
  PR_NET_ERROR_TLS_VERSION,
  PR_NET_ERROR_TLS_CLIENT_CERTIFICATE,
  PR_NET_ERROR_TLS_HANDSHAKE,
  PR_NET_ERROR_TLS_CERTIFICATE,
} PrNetError;

GQuark pr_net_error_quark (void);

void pr_net_init (void);

G_END_DECLS
