/** The gateway's beans: what routes between the web and the mesh need and Camel has no word for. */
@NullMarked
package org.kosmoconnect.hub.gateway;

import org.jspecify.annotations.NullMarked;
