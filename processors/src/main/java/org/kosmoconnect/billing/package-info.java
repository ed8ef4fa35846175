/**
 * The rules of payment and subscription: webhooks, orders and the ledger of grants.
 *
 * <p>Values in, values out: no clock, no network, no database. The rules are those of the vectors
 * under {@code vectors/btcpay}.
 */
@NullMarked
package org.kosmoconnect.billing;

import org.jspecify.annotations.NullMarked;
