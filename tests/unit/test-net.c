/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-net.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <unistd.h>

static void
say_so (void)
{
  static const char words[] = "OpenSSL has tidied up\n";

  (void) !write (STDOUT_FILENO, words, sizeof words - 1);
}

/* At the end of the program there may be threads that use OpenSSL. */
static void
test_end (void)
{
  EVP_MD *digest;

  if (g_test_subprocess ())
    {
      pr_net_init ();
      g_assert_cmpint (OPENSSL_atexit (say_so), ==, 1);
      digest = EVP_MD_fetch (NULL, "SHA256", NULL);
      g_assert_nonnull (digest);
      EVP_MD_free (digest);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout_unmatched ("*tidied up*");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/end", test_end);
  return g_test_run ();
}
