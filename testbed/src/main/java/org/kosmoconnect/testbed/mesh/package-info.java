/**
 * A virtual mesh: 40 nodes around the Tatras with coherent weather, heard by several gateways, as
 * it would reach a broker.
 *
 * <p>Everything follows from a seed and the time, so the same week can be made again, and a stretch
 * of it alone.
 */
@NullMarked
package org.kosmoconnect.testbed.mesh;

import org.jspecify.annotations.NullMarked;
