package shop

import dev.regauge.annotation.RegaugeIgnore
import java.sql.Connection

class Orders(private val c: Connection) {

    @RegaugeIgnore("in-bare-placeholder", reason = "until March")
    fun kept() {
        c.prepareStatement("select a from t where id in ?").setInt(1, 5)
        val later = { c.prepareStatement("select b from t where id in ?").setInt(1, 5) }
        later()
        val made = object : Runnable {
            override fun run() {
                c.prepareStatement("select c from t where id in ?").setInt(1, 5)
            }
        }
        made.run()
    }

    fun open() {
        c.prepareStatement("select d from t where id in ?").setInt(1, 5)
    }

    @get:RegaugeIgnore("in-bare-placeholder", reason = "until March")
    val first: Int
        get() {
            c.prepareStatement("select e from t where id in ?").setInt(1, 5)
            return 1
        }

    companion object {
        @RegaugeIgnore("in-bare-placeholder", reason = "until March")
        @JvmStatic
        fun shared(c: Connection) {
            c.prepareStatement("select f from t where id in ?").setInt(1, 5)
        }
    }
}

@RegaugeIgnore("in-bare-placeholder", reason = "until March")
fun topLevel(c: Connection) {
    c.prepareStatement("select g from t where id in ?").setInt(1, 5)
}
