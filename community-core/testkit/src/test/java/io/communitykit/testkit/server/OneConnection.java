package io.communitykit.testkit.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A data source without the care of a pool: hands out one connection as it was left, and does not close it. */
final class OneConnection {

    private OneConnection() {}

    static DataSource of(Connection connection) {
        ClassLoader loader = OneConnection.class.getClassLoader();
        Object open = Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
            try {
                return method.getName().equals("close") ? null : method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return (DataSource)
                Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> open);
    }
}
