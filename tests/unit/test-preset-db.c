/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-db.h"
#include "pr-preset-problem.h"
#include "pr-preset-schema.h"
#include "pr-preset-writer.h"

#include <string.h>

/* @n providers with two domains each. */
static GBytes *
make_bytes (guint n)
{
  g_autoptr (PrPresetWriter) writer = pr_preset_writer_new ();
  g_autoptr (GPtrArray) problems = pr_preset_problems_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{ \"id\": \"p%u\", \"name\": \"Náme %u\", \"domains\": [\"a%u.test\", \"b%u.test\"], "
          "\"subdomains\": [\"b%u.test\"], \"mx\": [\"*.a%u.test\"], \"servers\": ["
          "{ \"protocol\": \"imap\", \"host\": \"guess.test\", \"port\": 993, \"security\": "
          "\"tls\", "
          "\"username\": \"address\", \"auth\": [\"oauth2\", \"plain\"], \"unconfirmed\": true },"
          "{ \"protocol\": \"smtp\", \"host\": \"smtp.test\", \"port\": 465, \"security\": "
          "\"tls\", "
          "\"username\": \"address\", \"auth\": [\"plain\"] }] }",
          i, i, i, i, i, i);
      g_autoptr (PrPresetJson) provider =
          pr_preset_schema_parse (text, strlen (text), "p.json", PR_PRESET_RULES_LOCAL, problems);

      g_assert_true (pr_preset_writer_add (writer, provider, "p.json", TRUE, problems));
    }
  return pr_preset_writer_finish (writer);
}

static gboolean
find (PrPresetDb *db, PrPresetTable table, const char *key, guint *provider, guint32 *flags)
{
  return pr_preset_db_find (db, table, key, strlen (key), provider, flags);
}

static void
test_round_trip (void)
{
  g_autoptr (GBytes) bytes = make_bytes (300);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrPresetDb) db = pr_preset_db_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pr_preset_db_get_n_providers (db), ==, 300);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      g_autofree char *plain = g_strdup_printf ("a%u.test", i);
      g_autofree char *open = g_strdup_printf ("b%u.test", i);
      g_autofree char *mx = g_strdup_printf (".a%u.test", i);
      guint32 flags;
      guint provider;

      g_assert_true (find (db, PR_PRESET_TABLE_BY_ID, id, &provider, NULL));
      g_assert_cmpuint (provider, ==, i);
      g_assert_true (find (db, PR_PRESET_TABLE_BY_DOMAIN, plain, &provider, &flags));
      g_assert_cmpuint (provider, ==, i);
      g_assert_cmpuint (flags, ==, 0);
      g_assert_true (find (db, PR_PRESET_TABLE_BY_DOMAIN, open, &provider, &flags));
      g_assert_cmpuint (flags, ==, PR_PRESET_SLOT_FLAG_SUBDOMAINS);
      g_assert_true (find (db, PR_PRESET_TABLE_BY_MX, mx, &provider, NULL));
      g_assert_false (find (db, PR_PRESET_TABLE_BY_MX, plain, &provider, NULL));
    }
  g_assert_false (find (db, PR_PRESET_TABLE_BY_ID, "", NULL, NULL));
  g_assert_false (find (db, PR_PRESET_TABLE_BY_ID, "p300", NULL, NULL));

  g_assert_cmpstr (pr_preset_db_get_text (db, PR_PRESET_TABLE_PROVIDERS, 7,
                                          PR_PRESET_PROVIDER_FOLDED_NAME),
                   ==, "name 7");
  /* The confirmed server stands first now. */
  g_assert_cmpstr (pr_preset_db_get_text (db, PR_PRESET_TABLE_SERVERS, 0, PR_PRESET_SERVER_HOST),
                   ==, "smtp.test");
  g_assert_cmpuint (pr_preset_db_get_number (db, PR_PRESET_TABLE_SERVERS, 600,
                                             PR_PRESET_SERVER_PORT),
                    ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (GBytes) bytes = make_bytes (0);
  g_autoptr (PrPresetDb) db = pr_preset_db_new (bytes, NULL);

  g_assert_nonnull (db);
  g_assert_cmpuint (pr_preset_db_get_n_providers (db), ==, 0);
  g_assert_false (find (db, PR_PRESET_TABLE_BY_DOMAIN, "a.test", NULL, NULL));
}

/* Asks for everything there is; what counts is that nothing reads beyond the bytes. */
static void
read_all (PrPresetDb *db)
{
  static const PrPresetProviderColumn runs[] = { PR_PRESET_PROVIDER_DOMAINS,
                                                 PR_PRESET_PROVIDER_SERVERS,
                                                 PR_PRESET_PROVIDER_HINTS };
  guint n_providers = MIN (pr_preset_db_get_n_providers (db), 10);
  guint provider;

  for (guint row = 0; row < n_providers; row++)
    {
      for (guint column = 0; column < PR_PRESET_PROVIDER_N_COLUMNS; column++)
        g_assert_nonnull (pr_preset_db_get_text (db, PR_PRESET_TABLE_PROVIDERS, row, column));
      for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
        {
          PrPresetRun run = pr_preset_db_get_run (db, row, runs[i]);

          if (run.n_rows > 0)
            pr_preset_db_get_number (db, PR_PRESET_TABLE_LIST_ENTRIES, run.first + run.n_rows - 1,
                                     0);
        }
    }
  find (db, PR_PRESET_TABLE_BY_DOMAIN, "a1.test", &provider, NULL);
  find (db, PR_PRESET_TABLE_BY_MX, ".a1.test", &provider, NULL);
  find (db, PR_PRESET_TABLE_BY_ID, "p1", &provider, NULL);
}

static void
test_cut_short (void)
{
  g_autoptr (GBytes) bytes = make_bytes (2);
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  for (gsize n = 0; n < n_bytes; n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (pr_preset_db_new (cut, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* Each byte in turn made the largest and the smallest: offsets, counts, hashes and texts alike. */
static void
test_damaged (void)
{
  static const guint8 values[] = { 0x00, 0x7F, 0xFF };
  g_autoptr (GBytes) bytes = make_bytes (2);
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  for (gsize i = 0; i < n_bytes * G_N_ELEMENTS (values); i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, n_bytes);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (PrPresetDb) db = NULL;

      copy[i / G_N_ELEMENTS (values)] = values[i % G_N_ELEMENTS (values)];
      damaged = g_bytes_new_take (g_steal_pointer (&copy), n_bytes);
      db = pr_preset_db_new (damaged, NULL);
      if (db != NULL)
        read_all (db);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preset-db/round-trip", test_round_trip);
  g_test_add_func ("/preset-db/empty", test_empty);
  g_test_add_func ("/preset-db/cut-short", test_cut_short);
  g_test_add_func ("/preset-db/damaged", test_damaged);
  return g_test_run ();
}
