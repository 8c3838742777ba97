/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "silent-port.h"

/**
 * silent_port_new:
 * @port: (out): a port of 127.0.0.1
 *
 * Connections to that port are taken by the system, and never answered by anybody. Once the socket is
 * closed they are refused.
 *
 * Returns: (transfer full): what keeps the port
 */
GSocket *
silent_port_new (guint16 *port)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any_port = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                  G_SOCKET_PROTOCOL_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_true (g_socket_bind (socket, any_port, FALSE, NULL));
  g_assert_true (g_socket_listen (socket, NULL));
  address = g_socket_get_local_address (socket, NULL);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  return socket;
}
