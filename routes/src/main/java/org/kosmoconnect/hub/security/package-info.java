/** Who may do what: one filter chain a surface, and deny by default. */
@NullMarked
package org.kosmoconnect.hub.security;

import org.jspecify.annotations.NullMarked;
