/** Plans, orders and payment: what the routes under {@code billing} need beside SQL. */
@NullMarked
package org.kosmoconnect.hub.billing;

import org.jspecify.annotations.NullMarked;
