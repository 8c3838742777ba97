/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discover-world.h"

#include "script-world.h"

static char *skip_reason;

/* Returns whether the test can run at all. */
static gboolean
has_world (void)
{
  if (skip_reason != NULL)
    g_test_skip (skip_reason);
  return skip_reason == NULL;
}

static void
assert_found (Found *found, int status, const char *expected)
{
  g_autofree char *described = found_describe (found);

  g_assert_cmpstr (described, ==, expected);
  g_assert_cmpint (found->status, ==, status);
}

static void
test_srv (void)
{
  g_autoptr (DiscoverWorld) world = NULL;
  g_autoptr (Found) found = NULL;

  if (!has_world ())
    return;
  world = discover_world_new ();
  discover_world_add_host (world, "mx.example.test", WORLD_HERE);
  discover_world_add_record (world, "srv-host=_imaps._tcp.example.test,mx.example.test,993,0,1");
  discover_world_add_record (world, "srv-host=_submissions._tcp.example.test,mx.example.test,465,0,1");
  discover_world_add_imap_and_smtp (world, "mx.example.test");
  discover_world_start (world);

  found = discover_world_discover (world, "ann@example.test", NULL);
  assert_found (found, 0,
                "imap mx.example.test:993,tls srv plain !\n"
                "smtp mx.example.test:465,tls srv plain !\n");
  g_assert_cmpint (found->duration_ms, <, 2000);
}

static void
test_autoconfig (void)
{
  g_autoptr (DiscoverWorld) world = NULL;
  g_autoptr (Found) found = NULL;
  g_autofree char *config = discover_world_make_config ("mx.example.test", "mx.example.test");

  if (!has_world ())
    return;
  world = discover_world_new ();
  discover_world_add_host (world, "mx.example.test", WORLD_HERE);
  discover_world_add_host (world, "autoconfig.example.test", WORLD_HERE);
  discover_world_add_page (world, "https://autoconfig.example.test/mail/config-v1.1.xml", config);
  discover_world_add_imap_and_smtp (world, "mx.example.test");
  discover_world_start (world);

  found = discover_world_discover (world, "ann@example.test", NULL);
  assert_found (found, 0,
                "imap mx.example.test:993,tls autoconfig https !\n"
                "smtp mx.example.test:465,tls autoconfig https !\n");
  g_assert_cmpint (found->duration_ms, <, 2000);
}

static void
test_guess (void)
{
  g_autoptr (DiscoverWorld) world = NULL;
  g_autoptr (Found) found = NULL;

  if (!has_world ())
    return;
  world = discover_world_new ();
  discover_world_add_host (world, "imap.example.test", WORLD_HERE);
  discover_world_add_host (world, "smtp.example.test", WORLD_HERE);
  discover_world_add_imap_and_smtp (world, "imap.example.test,smtp.example.test");
  discover_world_start (world);

  found = discover_world_discover (world, "ann@example.test", NULL);
  assert_found (found, 0,
                "imap imap.example.test:993,tls guess plain !\n"
                "smtp smtp.example.test:465,tls guess plain !\n");
  g_assert_cmpint (found->duration_ms, <, 2000);
}

int
main (int argc, char *argv[])
{
  (void) discover_world_enter (&skip_reason);
  script_world_init (&argc, &argv);
  g_test_add_func ("/discover/srv", test_srv);
  g_test_add_func ("/discover/autoconfig", test_autoconfig);
  g_test_add_func ("/discover/guess", test_guess);
  return g_test_run ();
}
