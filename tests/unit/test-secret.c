/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-secret.h"

#include <string.h>
#include <sys/resource.h>

static void
test_holds_bytes (void)
{
  g_autoptr (PrSecret) secret = pr_secret_new ("a\0b", 3);

  g_assert_cmpmem (pr_secret_get_text (secret), pr_secret_get_size (secret), "a\0b", 3);
  g_assert_cmpint (pr_secret_get_text (secret)[3], ==, '\0');
}

static void
test_equal (void)
{
  g_autoptr (PrSecret) a = pr_secret_new ("correct horse", -1);
  g_autoptr (PrSecret) b = pr_secret_new ("correct horse", -1);
  g_autoptr (PrSecret) c = pr_secret_new ("correct hors", -1);
  g_autoptr (PrSecret) d = pr_secret_new ("Correct horse", -1);

  g_assert_true (pr_secret_equal (a, b));
  g_assert_false (pr_secret_equal (a, c));
  g_assert_false (pr_secret_equal (a, d));
}

/* RFC 4648 §10 */
static void
test_base64 (void)
{
  static const struct
  {
    const char *plain;
    const char *encoded;
  } rows[] = {
    { "", "" },
    { "f", "Zg==" },
    { "fo", "Zm8=" },
    { "foo", "Zm9v" },
    { "foob", "Zm9vYg==" },
    { "fooba", "Zm9vYmE=" },
    { "foobar", "Zm9vYmFy" },
    { "\xff\xfe\xfd", "//79" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSecret) plain = pr_secret_new (rows[i].plain, -1);
      g_autoptr (PrSecret) encoded = pr_secret_to_base64 (plain);
      g_autoptr (PrSecret) decoded = NULL;

      g_assert_cmpstr (pr_secret_get_text (encoded), ==, rows[i].encoded);
      decoded = pr_secret_from_base64 (rows[i].encoded, pr_secret_get_size (encoded));
      g_assert_nonnull (decoded);
      g_assert_true (pr_secret_equal (plain, decoded));
    }
}

static void
test_base64_refuses (void)
{
  static const char *const rows[] = { "Z", "Zg=a", "Zm9v!", "Zm 9v", "=", "Zm9vY", "Zm9v\n" };
  g_autoptr (PrSecret) unpadded = pr_secret_from_base64 ("Zg", 2);

  g_assert_cmpstr (pr_secret_get_text (unpadded), ==, "f");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_null (pr_secret_from_base64 (rows[i], strlen (rows[i])));
}

#ifndef __SANITIZE_ADDRESS__
/* Returns: (transfer full): what the kernel says of the memory there, “VmFlags” in proc(5). */
static char *
dup_memory_flags (const void *address)
{
  g_autofree char *smaps = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean is_there = FALSE;
  g_autoptr (GError) error = NULL;

  g_file_get_contents ("/proc/self/smaps", &smaps, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (smaps, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char *rest;
      guint64 begin = g_ascii_strtoull (*line, &rest, 16);

      if (rest != *line && *rest == '-')
        is_there = (guintptr) address >= begin
                   && (guintptr) address < g_ascii_strtoull (rest + 1, NULL, 16);
      else if (is_there && g_str_has_prefix (*line, "VmFlags:"))
        return g_strconcat (*line, " ", NULL);
    }
  return g_strdup ("");
}
#endif

static void
test_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("a sanitizer has it in its own memory");
#else
  g_autoptr (PrSecret) secret = pr_secret_new ("correct horse", -1);
  g_autofree char *flags = dup_memory_flags (pr_secret_get_text (secret));
  struct rlimit limit;

  g_assert_nonnull (strstr (flags, " dd "));
  getrlimit (RLIMIT_MEMLOCK, &limit);
  if (limit.rlim_cur >= 64 * 1024)
    g_assert_nonnull (strstr (flags, " lo "));
#endif
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secret/holds-bytes", test_holds_bytes);
  g_test_add_func ("/secret/equal", test_equal);
  g_test_add_func ("/secret/base64", test_base64);
  g_test_add_func ("/secret/base64-refuses", test_base64_refuses);
  g_test_add_func ("/secret/memory", test_memory);
  return g_test_run ();
}
