/**
 * A stand-in for BTCPay Server: the Greenfield endpoints that the hub uses, a checkout page, signed
 * webhooks, and everything that can go wrong with them. No money, no chain.
 *
 * <p>Written from the API's description; answers are held against it in a test.
 */
@NullMarked
package org.kosmoconnect.testbed.btcpay;

import org.jspecify.annotations.NullMarked;
