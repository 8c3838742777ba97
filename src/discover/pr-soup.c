/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-soup.h"

#include <gmodule.h>

/* As it is in each release of libsoup 3. */
#define LIBRARY "libsoup-3.0.so.0"

static gpointer
load (gpointer data G_GNUC_UNUSED)
{
  static PrSoup soup;
  const struct
  {
    const char *name;
    gpointer function;
  } rows[] = {
    { "soup_message_add_flags", &soup.message_add_flags },
    { "soup_message_get_response_headers", &soup.message_get_response_headers },
    { "soup_message_get_status", &soup.message_get_status },
    { "soup_message_get_uri", &soup.message_get_uri },
    { "soup_message_headers_get_one", &soup.message_headers_get_one },
    { "soup_message_new_from_uri", &soup.message_new_from_uri },
    { "soup_session_abort", &soup.session_abort },
    { "soup_session_new_with_options", &soup.session_new_with_options },
    { "soup_session_send_async", &soup.session_send_async },
    { "soup_session_send_finish", &soup.session_send_finish },
    { "soup_tld_domain_is_public_suffix", &soup.tld_domain_is_public_suffix },
    { "soup_tld_get_base_domain", &soup.tld_get_base_domain },
  };
  GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  gboolean complete = module != NULL;

  for (gsize i = 0; complete && i < G_N_ELEMENTS (rows); i++)
    complete = g_module_symbol (module, rows[i].name, rows[i].function);
  if (complete)
    {
      /* Its types are there for good. */
      g_module_make_resident (module);
      return &soup;
    }
  g_debug ("No look-ups on the web: %s", g_module_error ());
  g_clear_pointer (&module, g_module_close);
  return NULL;
}

/**
 * pr_soup_get:
 *
 * Loads libsoup when it is called for the first time, which takes some milliseconds. Any thread.
 *
 * Returns: (transfer none) (nullable): libsoup, %NULL where there is none
 */
const PrSoup *
pr_soup_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}
