/** The HTTP contract enforced: what the OpenAPI document says, nothing about what operations do. */
@NullMarked
package org.kosmoconnect.hub.api;

import org.jspecify.annotations.NullMarked;
