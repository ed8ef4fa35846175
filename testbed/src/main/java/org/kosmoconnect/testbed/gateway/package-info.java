/**
 * The message gateway as a whole: a hub and bridges as processes, radios of a virtual mesh between
 * them, and people who write. What the database says is held against what was on the air.
 */
@NullMarked
package org.kosmoconnect.testbed.gateway;

import org.jspecify.annotations.NullMarked;
