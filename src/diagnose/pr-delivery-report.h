/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-classify.h"

G_BEGIN_DECLS

/**
 * PrDeliveryStatus:
 * @line: where it stands, the first line being 1
 * @recipient: the field “Final-Recipient”
 * @status: the field “Status”
 * @diagnostic: the field “Diagnostic-Code”, without its type
 *
 * What a delivery report says of one recipient whom the mail did not reach, or not yet. What it does
 * not say is empty.
 */
typedef struct
{
  guint64 line;
  const char *recipient;
  const char *status;
  const char *diagnostic;
} PrDeliveryStatus;

typedef void (*PrDeliveryStatusFunc) (const PrDeliveryStatus *status, gpointer user_data);

/**
 * PrDeliveryReport:
 *
 * Reads the fields of delivery reports (RFC 3464 §2.3), which come in groups, one for each recipient,
 * with an empty line between two. What is kept of a field is bounded.
 */
typedef struct _PrDeliveryReport PrDeliveryReport;

PrDeliveryReport *pr_delivery_report_new (PrDeliveryStatusFunc func, gpointer user_data);
void pr_delivery_report_free (PrDeliveryReport *self);
void pr_delivery_report_feed (PrDeliveryReport *self,
                              guint64 line_number,
                              const char *line,
                              gsize n_bytes);
void pr_delivery_report_end_recipient (PrDeliveryReport *self);

void pr_delivery_status_classify (const PrDeliveryStatus *self,
                                  const PrClassifyInput *context,
                                  PrClassification *classification);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrDeliveryReport, pr_delivery_report_free)

G_END_DECLS
