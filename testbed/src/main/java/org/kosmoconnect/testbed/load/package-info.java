/**
 * Counted traffic for crash tests and benches: every packet is known in advance, so nothing can get
 * lost unnoticed.
 */
@NullMarked
package org.kosmoconnect.testbed.load;

import org.jspecify.annotations.NullMarked;
