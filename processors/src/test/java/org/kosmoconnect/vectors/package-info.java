/**
 * Runs recorded test vectors: from JUnit, one test a case, and from the command line over any
 * folder of the same form.
 *
 * <p>A {@link org.kosmoconnect.vectors.VectorSuite} knows the sets of one sub-folder; suites of
 * other modules are found through {@link java.util.ServiceLoader}.
 */
@NullMarked
package org.kosmoconnect.vectors;

import org.jspecify.annotations.NullMarked;
