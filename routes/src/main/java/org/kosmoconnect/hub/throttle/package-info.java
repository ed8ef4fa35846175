/**
 * Bounds on how often something may be tried: in Redis, and in the database while Redis is away.
 */
@NullMarked
package org.kosmoconnect.hub.throttle;

import org.jspecify.annotations.NullMarked;
