/**
 * Benches: programs that measure the hub side by side with something else in the same run, since
 * absolute figures of a shared machine say little.
 */
@NullMarked
package org.kosmoconnect.testbed.bench;

import org.jspecify.annotations.NullMarked;
